import fc from 'fast-check';

/**
 * Any text, lone surrogates included. fast-check's own unit `binary` sorts all of Unicode first,
 * which takes seconds.
 */
export const anyText = fc.string({
  unit: fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code)),
});
