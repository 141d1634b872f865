/** Writes to standard output and standard error, even if their readers are slow or gone. */
import { fstatSync, writeSync } from 'node:fs';

/** A stream of this process: `process.stdout` or `process.stderr`. */
export interface Output {
  readonly fd: number;
  readonly writableLength: number;
  write(text: string): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** Maximum number of bytes that are buffered for a slow reader. */
const mostWaiting = 1024 * 1024;

/**
 * Returns a function that writes text and never fails, so that the service runs on without its log. Text is dropped if the
 * reader is too slow or gone, or the disk is full.
 */
export function writerTo(output: Output): (text: string) => void {
  // Without a listener, an error of the stream would end the process.
  output.on('error', () => undefined);
  if (isFile(output.fd)) return fileWriter(output.fd);
  return (text) => {
    if (output.writableLength < mostWaiting) output.write(text);
  };
}

/** Writes directly, because Node's stream to a file ends with the first error, and a full disk may have room again. */
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
      // There is no room for the rest of the line; the next text starts a new line.
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
