import type { AstroIntegration } from 'astro';
import type { DeployTarget } from '../../src/settings/deploy-target.ts';

/** What differs in a build for each target. */
export interface Deployment {
  /** Loaded only by builds for the target. */
  adapter(): Promise<AstroIntegration>;
  /** The file that builds the ports of the on-demand routes, which import it as `#composition`. */
  composition: `/src/composition/${string}.ts`;
}

const onNode: Deployment = {
  async adapter() {
    const { default: node } = await import('@astrojs/node');
    return node({ mode: 'middleware' });
  },
  composition: '/src/composition/node.ts',
};

export const deployments: Readonly<Record<DeployTarget, Deployment>> = {
  node: onNode,
  // The on-demand routes of such a build are removed, because its host has files alone.
  static: onNode,
};
