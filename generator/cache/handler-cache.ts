/**
 * The handler files for which the last clean run had nothing to do, so that a run after a change of one operation does not
 * read the handlers of all others with a compiler.
 */
import { join } from 'node:path';
import { type Roots, rootsOf } from '../roots.js';
import { type CacheFolder, cacheFolder, nameOfRun } from './cache-folder.js';
import type { Memory } from './memory.js';
import { fileSignature, sha256, type Signature, type Signed, signatureOf } from './signature.js';
import { toolSignature } from './tool.js';

export interface HandlerCacheOptions {
  readonly definitions: Roots;
  readonly out: string;
  readonly templates?: string | undefined;
  readonly handlers: string;
  readonly memory?: Memory | undefined;
}

/** A handler file in its initial state. */
interface Fresh {
  readonly path: string;
  readonly content: string;
}

interface Stored {
  /** Hash of what all of them depend on. */
  readonly common: string;
  /** By path: the signature of the file, and the hash of its initial state. */
  readonly files: Readonly<Record<string, readonly [signature: Signature, fresh: string]>>;
}

export class HandlerCache {
  readonly #options: HandlerCacheOptions;
  readonly #folder: CacheFolder;
  readonly #tool: string;
  /** Signatures before the handlers are read. */
  readonly #before = new Map<string, Signature>();

  private constructor(options: HandlerCacheOptions, folder: CacheFolder, tool: string) {
    this.#options = options;
    this.#folder = folder;
    this.#tool = tool;
  }

  /** Undefined if there is no cache folder, or specwright has only just changed. */
  static open(options: HandlerCacheOptions): HandlerCache | undefined {
    const folder = cacheFolder(options.definitions);
    const tool = folder && toolSignature(folder, options.templates, Date.now(), options.memory);
    return folder && tool !== undefined ? new HandlerCache(options, folder, tool) : undefined;
  }

  /**
   * The paths of the handler files that are as they were, for the same operations.
   *
   * @param generated the paths of all generated files, which handlers may import
   */
  settled(fresh: readonly Fresh[], generated: Iterable<string>): ReadonlySet<string> {
    for (const { path } of fresh) {
      const found = this.#signatureOf(path);
      if (found?.isSettled) this.#before.set(path, found.signature);
    }
    const text = this.#folder.read(this.#name);
    // The cache folder only returns complete texts, so it has the form in which it was written.
    const stored = text === undefined ? undefined : (JSON.parse(text) as Stored);
    if (!stored || stored.common !== this.#common(generated)) return new Set();
    const isSettled = ({ path, content }: Fresh): boolean => {
      const known = Object.hasOwn(stored.files, path) ? stored.files[path] : undefined;
      return known !== undefined && known[0] === this.#before.get(path) && known[1] === sha256(content);
    };
    return new Set(fresh.filter(isSettled).map(({ path }) => path));
  }

  /** Keeps the handler files of {@link settled} after a run that had nothing to do with them. */
  keep(fresh: readonly Fresh[], generated: Iterable<string>): void {
    const common = this.#common(generated);
    if (common === undefined) return;
    const files = fresh.flatMap(({ path, content }) => {
      const signature = this.#before.get(path);
      const isSame = signature !== undefined && this.#signatureOf(path)?.signature === signature;
      return isSame ? [[path, [signature, sha256(content)]] as const] : [];
    });
    this.#folder.write(this.#name, JSON.stringify({ common, files: Object.fromEntries(files) } satisfies Stored));
  }

  #signatureOf(path: string): Signed | undefined {
    return signatureOf(join(this.#options.handlers, path), Date.now());
  }

  /** Undefined if something has changed too recently. */
  #common(generated: Iterable<string>): string | undefined {
    // The name by which handlers import the generated code.
    const names = fileSignature(join(this.#options.out, 'package.json'), Date.now());
    return names === undefined ? undefined : sha256([this.#tool, names, ...[...generated].sort()].join('\n'));
  }

  get #name(): string {
    const { definitions, out, templates, handlers } = this.#options;
    return nameOfRun('handlers 2', [out, templates, handlers], JSON.stringify(rootsOf(definitions)));
  }
}
