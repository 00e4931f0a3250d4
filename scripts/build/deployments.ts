import type { AstroIntegration } from 'astro';
import type { DeployTarget } from '../../src/settings/deploy-target.ts';
import { FACTS } from './functions/built-facts.ts';
import { workerIn } from './cloudflare/worker-in.ts';
import { functionIn } from './functions/function-in.ts';

/** What differs in a build for each target. */
export interface Deployment {
  /** Loaded only by builds for the target. */
  adapter(): Promise<AstroIntegration>;
  /** The file that builds the ports of the on-demand routes, which import it as `#composition`. */
  composition: `/src/composition/${string}.ts`;
  /**
   * Set if the on-demand routes run where there is nothing but their bundle: what stands for `__BUILT__`
   * (src/built.ts) in it until the pages are built.
   */
  facts?: string;
}

const onNode: Deployment = {
  async adapter() {
    const { default: node } = await import('@astrojs/node');
    return node({ mode: 'middleware' });
  },
  composition: '/src/composition/node.ts',
};

const asFunction: Omit<Deployment, 'adapter'> = {
  composition: '/src/composition/functions.ts',
  facts: FACTS,
};

export const deployments: Readonly<Record<DeployTarget, Deployment>> = {
  node: onNode,
  cloudflare: {
    async adapter() {
      const { default: cloudflare } = await import('@astrojs/cloudflare');
      return workerIn(cloudflare);
    },
    composition: '/src/composition/cloudflare.ts',
    facts: FACTS,
  },
  netlify: {
    ...asFunction,
    async adapter() {
      const { default: netlify } = await import('@astrojs/netlify');
      // The build makes all pictures.
      return functionIn('netlify', netlify({ imageCDN: false, devFeatures: false }));
    },
  },
  vercel: {
    ...asFunction,
    async adapter() {
      const { default: vercel } = await import('@astrojs/vercel');
      return functionIn('vercel', vercel());
    },
  },
  // The on-demand routes of such a build are removed, because its host has files alone.
  static: onNode,
};
