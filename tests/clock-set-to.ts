/** Environment variables that set the clock of a Node.js process to this moment when it starts. */
export function clockSetTo(moment: string): { NODE_OPTIONS: string } {
  const code = `const Real = Date, ahead = ${Date.parse(moment)} - Real.now();
    const now = () => Real.now() + ahead;
    globalThis.Date = new Proxy(Real, {
      construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [now()] : given, made),
      get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
    });`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}` };
}
