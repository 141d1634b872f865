/** Writing to the standard output and to the standard error, whatever becomes of whoever reads them. */
import { fstatSync, writeSync } from 'node:fs';

/** A stream of this process: `process.stdout` or `process.stderr`. */
export interface Output {
  readonly fd: number;
  readonly writableLength: number;
  write(text: string): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** How much waits at most for a reader that does not read, in bytes. */
const mostWaiting = 1024 * 1024;

/**
 * A function that writes text and never fails: a service goes on without its log. What a reader is too slow for is left
 * out, what a full disk has no room for too, and nothing is written once the reader is gone.
 */
export function writerTo(output: Output): (text: string) => void {
  // A stream without a listener ends the process, and some of Node's own warnings are written to it too.
  output.on('error', () => undefined);
  if (isFile(output.fd)) return fileWriter(output.fd);
  return (text) => {
    if (output.writableLength < mostWaiting) output.write(text);
  };
}

/** Node's stream to a file ends with the first error; a disk that was full may have room again. */
function fileWriter(fd: number): (text: string) => void {
  let isTorn = false;
  return (text) => {
    let rest: Uint8Array = Buffer.from(isTorn ? `\n${text}` : text);
    try {
      while (rest.length > 0) {
        const written = writeSync(fd, rest);
        isTorn = true;
        rest = rest.subarray(written);
      }
      isTorn = false;
    } catch {
      // There is no room for the rest of the line; the next one begins a new one.
    }
  };
}

function isFile(fd: number): boolean {
  try {
    return fstatSync(fd).isFile();
  } catch {
    return false;
  }
}
