/** The bare address in `a@b.co` or `Name <a@b.co>`; undefined if the text is neither. */
export function parseAddress(text: string): string | undefined {
  // A line break would start a new header.
  if (/[\r\n\0]/.test(text)) return undefined;
  const named = /^[^<>]*<([^<>]+)>$/.exec(text.trim())?.[1];
  const address = (named ?? text).trim();
  const [local, domain, ...rest] = address.split('@');
  const sound = local && domain && rest.length === 0 && !/[\s<>,;"]/.test(address);
  const dotted = domain?.includes('.') && !/^\.|\.\.|\.$/.test(domain);
  return sound && dotted && address.length <= 320 ? address : undefined;
}
