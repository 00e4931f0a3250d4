import postcss from 'postcss';

/**
 * The style with short names for its variables and for the fonts that it defines. Nothing outside of a style
 * can refer to one: the policy of pages allows no style attribute.
 */
export function withShortNames(css: string): string {
  const variables = shortNames();
  return withShortFonts(css).replaceAll(
    /(?<![\w-])--[a-z][\w-]*/gi,
    (name) => `--${variables.for(name)}`,
  );
}

const NAME = /(?<![\w-])[a-z][\w-]*/gi;

function withShortFonts(css: string): string {
  const root = postcss.parse(css);
  const defined = new Set<string>();
  root.walkAtRules('font-face', (face) => {
    face.walkDecls('font-family', ({ value }) => {
      // A quoted name stays.
      if (value.match(NAME)?.[0] === value) defined.add(value);
    });
  });
  const fonts = shortNames();
  root.walkDecls(/^(?:--.*|font|font-family)$/, (declaration) => {
    declaration.value = declaration.value.replaceAll(NAME, (name) =>
      defined.has(name) ? fonts.for(name) : name,
    );
  });
  return root.toString();
}

/** A short name for each name that is asked for. */
function shortNames() {
  const known = new Map<string, string>();
  return {
    for(name: string): string {
      const short = known.get(name) ?? letterFirst(known.size.toString(36));
      known.set(name, short);
      return short;
    },
  };
}

/** A number with a letter instead of its first digit, because the Nu HTML Checker refuses `var(--0)`. */
function letterFirst(number: string): string {
  return number.replace(/^\d/, (digit) => 'ABCDEFGHIJ'.charAt(Number(digit)));
}
