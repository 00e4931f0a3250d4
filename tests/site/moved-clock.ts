// Preloaded into a server: on a signal, sets its clock ahead by the milliseconds in a file.
import { readFileSync } from 'node:fs';

const Real = Date;
let aheadMs = 0;
const now = () => Real.now() + aheadMs;

globalThis.Date = new Proxy(Real, {
  construct: (target, given, made) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, made) as Date,
  get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
});

process.on('SIGUSR2', () => {
  aheadMs = Number(readFileSync(process.env['CLOCK_AHEAD'] ?? '', 'utf8'));
  console.log(`clock ahead by ${aheadMs}`);
});
