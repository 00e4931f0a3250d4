import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files in which hosts read variables, and which git keeps. */
const FILES = { 'netlify.toml': 'Netlify', 'vercel.json': 'Vercel' } as const;

const SECRET =
  /\b(RESEND_API_KEY|RESEND_WEBHOOK_SECRET|TOKEN_SECRET|HEALTH_TOKEN|REDIS_URL)"?\s*[=:]/;

/** One line for each file of a host in the project in `root` that has a secret. */
export function secretsInFiles(root: string): string[] {
  return Object.entries(FILES).flatMap(([file, host]) => {
    const path = join(root, file);
    const [, name] = SECRET.exec(existsSync(path) ? readFileSync(path, 'utf8') : '') ?? [];
    if (name === undefined) return [];
    return `${name} is in ${file}, which git keeps: remove it there, and set it as an environment variable of the site at ${host}.`;
  });
}
