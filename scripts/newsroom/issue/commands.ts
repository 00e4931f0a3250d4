import { cancel } from './cancel.ts';
import { check } from './check.ts';
import { plan } from './plan.ts';
import { preview } from './preview.ts';
import { schedule } from './schedule.ts';
import { send } from './send.ts';
import { stats } from './stats.ts';
import { status } from './status.ts';
import { testMail } from './test-mail.ts';

/** The commands of `npm run issue`, in the order of its overview. */
export const commands = {
  plan,
  preview,
  check,
  test: testMail,
  send,
  schedule,
  cancel,
  status,
  stats,
};
