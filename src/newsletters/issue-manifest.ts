import { z } from 'zod';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, { error: 'a SHA-256 in hexadecimal digits' });

/**
 * What the build says about one issue, in `issue.json` beside its email. The sender
 * sends the files that this describes, and renders nothing.
 */
export const issueManifestSchema = z.strictObject({
  /** `2025-04-14-daily`: the issue's file name. */
  id: z.string(),
  /** Id of its newsletter. */
  newsletter: z.string(),
  /** The day it is of, `2025-04-14`, in the publication's time zone. */
  date: z.iso.date(),
  subject: z.string(),
  /** It is hidden at the top of `email.html`, so the broadcast needs no preview text of its own. */
  preview: z.string(),
  /** Absolute address of the web archive of this issue. */
  archiveUrl: z.url(),
  /** That of the issue's file in this build; its page in the archive says it too. */
  hash: sha256,
  /** The stories in it, in order; `hash` is that of the article's file, which its page says too. */
  articles: z.array(z.strictObject({ id: z.string(), url: z.url(), hash: sha256 })),
  /** Of `email.html` and `email.txt`, byte for byte. */
  hashes: z.strictObject({ html: sha256, text: sha256 }),
  /** Of the same two, in bytes. */
  sizes: z.strictObject({ html: z.int().positive(), text: z.int().positive() }),
});

export type IssueManifest = z.output<typeof issueManifestSchema>;
