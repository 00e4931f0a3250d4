/** A form's fields in the order in which they were sent, names not unique. */
export type FormPairs = [name: string, value: string][];

export type FormType = 'urlencoded' | 'multipart';

/**
 * The form type that the headers announce; `undefined` for any other, for another charset than
 * UTF-8 and for a compressed body.
 */
export function formType(headers: Headers): FormType | undefined {
  const encoding = headers.get('content-encoding');
  if (encoding !== null && encoding.toLowerCase() !== 'identity') return undefined;

  const [type = '', ...parameters] = (headers.get('content-type') ?? '').toLowerCase().split(';');
  const charset = parameters.map((text) => text.trim()).find((text) => text.startsWith('charset='));
  if (charset !== undefined && !/^charset="?utf-8"?$/.test(charset)) return undefined;

  switch (type.trim()) {
    case 'application/x-www-form-urlencoded':
      return 'urlencoded';
    case 'multipart/form-data':
      return 'multipart';
    default:
      return undefined;
  }
}

/**
 * The fields in a form's body; `undefined` when it is not well-formed: bytes or escapes that are
 * no UTF-8, a part that is cut off, a file.
 */
export async function formPairs(
  type: FormType,
  body: Uint8Array<ArrayBuffer>,
  contentType: string,
): Promise<FormPairs | undefined> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    return type === 'urlencoded' ? urlencodedPairs(text) : await multipartPairs(body, contentType);
  } catch {
    // TypeError from TextDecoder and formData(), URIError from decodeURIComponent().
    return undefined;
  }
}

/** URLSearchParams would put U+FFFD for what is no UTF-8; this throws. */
function urlencodedPairs(text: string): FormPairs {
  const decode = (part: string) => decodeURIComponent(part.replaceAll('+', ' '));
  return text
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [decode(name), decode(value.join('='))];
    });
}

async function multipartPairs(
  body: Uint8Array<ArrayBuffer>,
  contentType: string,
): Promise<FormPairs> {
  const form = await new Response(body, { headers: { 'content-type': contentType } }).formData();
  return Array.from(form, ([name, value]) => {
    if (typeof value !== 'string') throw new TypeError('a file where a form has none');
    return [name, value];
  });
}
