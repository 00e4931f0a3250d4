import { request } from 'node:http';

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/**
 * Sends exactly this request to the site at `siteUrl`, without headers that fetch would add. The
 * origin `own` means the site's.
 */
export function sendExactly(
  siteUrl: string,
  message: {
    path: string;
    method: string;
    headers: Record<string, string>;
    body?: string | undefined;
  },
): Promise<Answer> {
  const { path, method, body = '' } = message;
  const headers: Record<string, string> = { ...message.headers };
  if (headers['origin'] === 'own') headers['origin'] = siteUrl;
  if (body && !('transfer-encoding' in headers)) {
    headers['content-length'] = String(Buffer.byteLength(body));
  }
  const { hostname, port } = new URL(siteUrl);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
