import type { TestProject } from 'vitest/node';
import { targetBuild } from '../../../scripts/testing/target-build.ts';

/** Provides the build for the target of a project. */
export default async function buildOnce(project: TestProject): Promise<void> {
  const { target = '' } = project.config.provide;
  project.provide('targetRoot', await targetBuild(target));
}
