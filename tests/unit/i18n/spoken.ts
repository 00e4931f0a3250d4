/** Every text in a tree of words, by its path. Functions are called with sample values. */
export function spoken(tree: object, path = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [name, word] of Object.entries(tree) as [string, unknown][]) {
    const at = path ? `${path}.${name}` : name;
    if (typeof word === 'string') texts.set(at, word);
    else if (typeof word === 'function') texts.set(at, String(word(...SAMPLES)));
    else if (typeof word === 'object' && word) {
      for (const [below, text] of spoken(word, at)) texts.set(below, text);
    }
  }
  return texts;
}

/** Sample values for numbers and names alike. */
const SAMPLES = [7, 7, 7];
