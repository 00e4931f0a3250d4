import type { WriteStream } from 'node:tty';

/** Shows how far a command is, on one line of a terminal. Elsewhere, shows nothing. */
export function progressLine(stream: WriteStream) {
  let shown = '';
  const write = (text: string) => {
    if (!stream.isTTY || text === shown) return;
    stream.write(`\r${text.padEnd(shown.length)}`);
    shown = text;
  };
  return {
    show: (done: number, total: number) => write(`${done} of ${total}`),
    /** Removes the line. */
    end: () => {
      if (!shown) return;
      write('');
      stream.write('\r');
    },
  };
}
