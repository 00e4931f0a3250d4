import { styles } from './page-weight.ts';

/** Color keywords allowed besides the tokens. The build writes transparent as `#0000`. */
const NO_COLORS = new Set(['#0000', 'currentcolor', 'double', 'inherit', 'none', 'solid']);
const COLORED =
  /^(?:color|fill|stroke|background(?:-color)?|(?:accent|caret|text-decoration|outline)-color|outline|border(?:-(?:block|inline))?(?:-(?:top|bottom|left|right|start|end))?(?:-color)?)$/;

/** Declarations and markup that a printed page could not have. */
export function designFaults(html: string): string[] {
  const css = styles(html)
    .join('')
    .replaceAll(/\/\*.*?\*\//gs, '');
  const declared = [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(
    ([, before = '', body = '']) => {
      const selector = before.trim();
      return body
        .split(';')
        .filter((declaration) => isFault(selector, declaration))
        .map((declaration) => `${selector}{${declaration}}`);
    },
  );
  return [...declared, ...(html.match(/<dialog\b|<[^>]+\spopover[\s=>]/g) ?? [])];
}

function isFault(selector: string, declaration: string): boolean {
  const [property = '', value = ''] = declaration.split(/:(.*)/s);
  if (property.startsWith('--')) return !selector.endsWith(':root') && hasColor(value);
  // From a color to the same color, which is no gradient but a line.
  const shown = value.replaceAll(/linear-gradient\((var\(--[\w-]+\)), ?\1\)/g, '');
  if (/-gradient\(|drop-shadow\(/.test(shown) || property.endsWith('-shadow')) return true;
  // Only a dot may be round.
  const isDot = value === '50%' && selector.endsWith(':before');
  if (property.endsWith('-radius') && value !== '0' && !isDot) return true;
  // Only fields and buttons may have four borders.
  const isControl = /^(?:input|button)\b/.test(selector);
  if (property === 'border' && value !== '0' && !isControl) return true;
  if (property === 'position') return value === 'fixed' || value === 'sticky';
  return COLORED.test(property) && hasColor(value);
}

function hasColor(value: string): boolean {
  const words = value.replaceAll(/var\(--[\w-]+\)/g, '').match(/#[0-9a-f]+|(?<![\d.])\b[a-z-]+/gi);
  return (words ?? []).some((word) => !NO_COLORS.has(word.toLowerCase()));
}
