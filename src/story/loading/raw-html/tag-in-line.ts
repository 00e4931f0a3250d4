const TAG = /<[a-z](?:[^<>"'{]|"[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\})*>/gi;
const ATTRIBUTE =
  /\s+(?<name>[^\s"'<>/={}]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\}|[^\s"'<>{}]+))?/g;

/** The line without an attribute, in all of its tags, or in those where it has this value. */
export function withoutAttribute(line: string, name: string, value?: string): string {
  return changedAttribute(line, name, (attribute) =>
    value === undefined || valueOf(attribute) === value ? '' : attribute,
  );
}

/** The value of an attribute in the first of these tags that has it, as it is written; `undefined` without one. */
export function attributeIn(tags: string, name: string): string | undefined {
  const attributes = tags.match(TAG)?.flatMap((tag) => [...tag.matchAll(ATTRIBUTE)]) ?? [];
  const found = attributes.find(({ groups }) => groups?.['name']?.toLowerCase() === name);
  return found && valueOf(found[0]);
}

/** The value of an attribute as it is written, without its quotation marks. */
function valueOf(attribute: string): string {
  const [, , value = ''] = /=\s*(["']?)(.*)\1$/s.exec(attribute) ?? [];
  return value;
}

/** The line with another name of an attribute, in all of its tags. */
export function withAttributeName(line: string, name: string, better: string): string {
  return changedAttribute(line, name, (attribute) => attribute.replace(name, better));
}

function changedAttribute(line: string, name: string, change: (attribute: string) => string) {
  return line.replaceAll(TAG, (tag) =>
    tag.replaceAll(ATTRIBUTE, (attribute, written: string) =>
      written.toLowerCase() === name.toLowerCase() ? change(attribute) : attribute,
    ),
  );
}

/** The text with another name in the start tags and end tags of an element. */
export function withElementName(text: string, name: string, better: string): string {
  const pattern = new RegExp(String.raw`(?<=</?)${RegExp.escape(name)}(?=[\s/>])`, 'g');
  return text.replaceAll(pattern, () => better);
}

/** The text without the start tags and end tags of an element. */
export function withoutTags(text: string, name: string): string {
  const tag = String.raw`</?${RegExp.escape(name)}(?=[\s/>])(?:[^<>"']|"[^"]*"|'[^']*')*>`;
  return text.replaceAll(new RegExp(tag, 'g'), '');
}
