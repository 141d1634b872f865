import type { Io } from './io.js';

/** In milliseconds: a run that is over before needs no progress, and a line is not written more often than it can be read. */
const FIRST = 500;
const NEXT = 100;

/**
 * Shows on a terminal how many of the definitions are done and how long the others will take; the line is removed after the
 * last one. Undefined if there is no terminal.
 *
 * @param now milliseconds since any moment
 */
export function progressOn(
  { err: { write, isTerminal } }: Io,
  now: () => number = () => performance.now(),
): ((done: number, total: number) => void) | undefined {
  if (!isTerminal) return undefined;
  const start = now();
  let next = start + FIRST;
  let isShown = false;
  return (done, total) => {
    const time = now();
    if (done === total) {
      if (isShown) write('\r\u001b[K');
      isShown = false;
      return;
    }
    if (time < next) return;
    next = time + NEXT;
    isShown = true;
    const seconds = Math.ceil((((time - start) / done) * (total - done)) / 1000);
    write(`\r\u001b[KGenerating: ${done} of ${total} definitions, about ${seconds} s left`);
  };
}
