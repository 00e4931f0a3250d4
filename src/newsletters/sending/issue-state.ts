/** The state of an issue in the files, on the site and at Resend. */
export interface IssueState {
  /** `2025-04-14-daily` */
  id: string;
  /** Id of its newsletter. */
  newsletter: string;
  /** `2025-04-14` */
  date: string;
  /** It has a file. */
  planned: boolean;
  /** It is recorded as skipped: there is nothing to send. */
  skipped: boolean;
  /** The build holds its mail. */
  built: boolean;
  /** The site serves the issue as it is built here. */
  live: boolean;
  /** Its broadcast at Resend, unless that is a draft. */
  broadcast: { id: string; status: string; at: Date | undefined } | undefined;
  /** It should be out by now, and is not. */
  missing: boolean;
  /** Numbers of emails, as Resend counts them. */
  figures: Figures | undefined;
}

export interface Figures {
  delivered: number;
  bounced: number;
  complained: number;
}

/** Whether it was sent, or is being sent. */
export function isSubmitted({ broadcast }: Pick<IssueState, 'broadcast'>): boolean {
  return (
    broadcast !== undefined && broadcast.status !== 'scheduled' && broadcast.status !== 'canceled'
  );
}
