/** How far an issue is, by the files here, by the site and by Resend. */
export interface IssueState {
  /** `2025-04-14-daily` */
  id: string;
  /** Id of its newsletter. */
  newsletter: string;
  /** `2025-04-14` */
  date: string;
  /** It has a file. */
  planned: boolean;
  /** It was decided that there is nothing to send. */
  skipped: boolean;
  /** The build holds its mail. */
  built: boolean;
  /** The site serves the issue as it is built here. */
  live: boolean;
  /** What Resend has of it, other than a draft. */
  broadcast: { id: string; status: string; at: Date | undefined } | undefined;
  /** It ought to be out by now, and is not. */
  missing: boolean;
  /** Mails, as Resend counts them. */
  figures: Figures | undefined;
}

export interface Figures {
  delivered: number;
  bounced: number;
  complained: number;
}

/** Whether it is on its way to readers, or with them. */
export function isSubmitted({ broadcast }: Pick<IssueState, 'broadcast'>): boolean {
  return (
    broadcast !== undefined && broadcast.status !== 'scheduled' && broadcast.status !== 'canceled'
  );
}
