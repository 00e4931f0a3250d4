/** The fields of a form in the order in which they were sent. Names may repeat. */
export type FormPairs = [name: string, value: string][];

export type FormType = 'urlencoded' | 'multipart';

/**
 * Returns the form type in the headers; `undefined` for other types, charsets other than UTF-8 and
 * compressed bodies.
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
 * Parses the body of a form; `undefined` if it is malformed: invalid UTF-8, a truncated part, or a
 * file.
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

/** Throws on invalid UTF-8, where URLSearchParams would insert U+FFFD. */
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
    if (typeof value !== 'string') throw new TypeError('Forms do not accept files.');
    return [name, value];
  });
}
