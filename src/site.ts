import { withDefaults } from './core/site-options.ts';
import { site as own } from './site.config.ts';

/** The publication's settings, with the defaults of those that it leaves out. */
export const site = withDefaults(own);
