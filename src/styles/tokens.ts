import { site } from '../site.ts';
import { accentRule } from './accent-rule.ts';
import own from './tokens.css?raw';

/** The publication's tokens.css, with the accent of its settings. */
export const tokens = own + accentRule(site.accent);
