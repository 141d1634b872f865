/**
 * Keeps the content of generated files in a file of its own, not in memory, until all of them are written: a run over many
 * definitions writes nothing before the last of them is known to have no mistake.
 */
import { closeSync, mkdirSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { isSystemError, unlessRefusedSync } from '../diagnostics/system-error.js';
import type { OutputFile } from '../5-write/compare.js';

export class FileStore {
  readonly #folder: string | undefined;
  #file: number | undefined;
  #end = 0;
  /** Whether nothing can be written to it, or nothing more. */
  #isFull: boolean;

  /** @param folder undefined to keep everything in memory */
  constructor(folder: string | undefined) {
    this.#folder = folder;
    this.#isFull = folder === undefined;
  }

  /** The file with its content in the store; as it is, if it is in place, or if the disk is full. */
  keep(file: OutputFile): OutputFile {
    if (!('content' in file) || typeof file.content === 'string') return file;
    const place = this.#append(file.content);
    return place ? new StoredFile(file, place) : file;
  }

  /** No file of the store can be read after this. */
  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
    this.#isFull = true;
  }

  #append(bytes: Uint8Array): Place | undefined {
    if (!this.#isFull) this.#file ??= this.#open();
    const file = this.#file;
    if (file === undefined || this.#isFull) {
      this.#isFull = true;
      return undefined;
    }
    try {
      for (let done = 0; done < bytes.length;)
        done += writeSync(file, bytes, done, bytes.length - done, this.#end + done);
    } catch (error) {
      if (!isSystemError(error)) throw error;
      this.#isFull = true;
      return undefined;
    }
    const place = { file, start: this.#end, length: bytes.length };
    this.#end += bytes.length;
    return place;
  }

  /** A file without a name, of which nothing is left if the process is killed. */
  #open(): number | undefined {
    const folder = this.#folder;
    if (folder === undefined) return undefined;
    const path = join(folder, `files-${randomBytes(8).toString('hex')}`);
    const file = unlessRefusedSync(() => {
      mkdirSync(folder, { recursive: true });
      return openSync(path, 'wx+', 0o600);
    });
    if (file !== undefined) unlessRefusedSync(() => rmSync(path, { force: true }));
    return file;
  }
}

interface Place {
  readonly file: number;
  readonly start: number;
  readonly length: number;
}

class StoredFile {
  readonly path: string;
  readonly hash?: string;
  readonly layout?: string;
  readonly #place: Place;

  constructor({ path, hash, layout }: OutputFile, place: Place) {
    this.path = path;
    if (hash !== undefined) this.hash = hash;
    if (layout !== undefined) this.layout = layout;
    this.#place = place;
  }

  get content(): Uint8Array {
    const { file, start, length } = this.#place;
    const bytes = Buffer.allocUnsafe(length);
    for (let done = 0; done < length;) {
      const count = readSync(file, bytes, done, length - done, start + done);
      if (count === 0) throw new Error(`The content of ${this.path} is lost`);
      done += count;
    }
    return bytes;
  }
}
