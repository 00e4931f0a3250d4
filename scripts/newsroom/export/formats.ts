import type { Format } from './format.ts';
import { ghost } from './ghost.ts';
import { markdown } from './markdown.ts';
import { wxr } from './wxr/wxr.ts';

/** Every format by its name on the command line. */
export const formats: Readonly<Record<string, Format>> = { markdown, json: ghost, wxr };
