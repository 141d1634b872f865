/**
 * What became of each definition in the last run, so that only those that have changed are generated again. The files
 * themselves are not stored: those of the output folder are used, as long as they have the content that is expected.
 *
 * A signature that is the same saves reading a file; where it differs, or is not reliable yet, the content decides.
 */
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { unlessRefusedSync } from '../diagnostics/system-error.js';
import { type Roots, rootsOf } from '../roots.js';
import { type CacheFolder, cacheFolder, type CachePart, nameOfRun } from './cache-folder.js';
import type { Left } from './left-outputs.js';
import { Memory } from './memory.js';
import { contentHash, isFolder, realPlace, type Signature, signatureOf } from './signature.js';
import { toolSignature } from './tool.js';

/** A file and the SHA-256 of its content. */
export interface HashedFile {
  readonly path: string;
  readonly hash: string;
}

/** A file of the output folder: its path from there, and the hashes of its bytes and of its form. */
export type KeptFile = readonly [path: string, hash: string, layout?: string];

/** What is kept of a definition. */
export interface Kept<Value> {
  /** The definition and the other files that it was made from. */
  readonly origins: readonly HashedFile[];
  /** Files that exist. */
  readonly required: readonly string[];
  /** Paths of definitions that do not exist. */
  readonly absent: readonly string[];
  /** A JSON value. */
  readonly value: Value;
  readonly outputs: readonly KeptFile[];
  /** The names of texts that are only needed in some runs. */
  readonly details: readonly string[];
}

/** A definition of which a run has found out anew what to keep. */
export interface ToKeep<Value> extends Kept<Value> {
  /** The details that are new, by name. */
  readonly texts: Readonly<Record<string, string>>;
}

interface Stored<Value> {
  readonly tool: string;
  /** The output folder without symbolic links. */
  readonly out: string;
  /** With the signatures of its outputs, in their order; null if none is reliable. */
  readonly definitions: Readonly<Record<string, Kept<Value> & { readonly signatures: readonly (Signature | null)[] }>>;
  /** Signatures of files with a known content, by path. */
  readonly origins: Readonly<Record<string, Signature>>;
}

export interface DefinitionCacheOptions {
  readonly definitions: Roots;
  readonly out: string;
  readonly templates?: string | undefined;
  /** Everything else that the result depends on. */
  readonly variant: string;
  /** Of the runs of this process. */
  readonly memory?: Memory | undefined;
}

/** What the last run of this process has stored, by name, with its text. */
class LastStored extends Map<string, { readonly text: string; readonly stored: unknown }> {}

export class DefinitionCache<Value> {
  readonly #options: DefinitionCacheOptions;
  readonly #folder: CacheFolder;
  readonly #part: CachePart;
  readonly #tool: string;
  readonly #text: string | undefined;
  readonly #last: LastStored;
  readonly #stored: Stored<Value> | undefined;
  readonly #now = Date.now();
  /** Hashes of the definitions as they are now. */
  readonly #hashes = new Map<string, string | undefined>();
  readonly #origins = new Map<string, Signature>();
  readonly #outputs = new Map<string, Signature>();
  /** The outputs of the last run, by path. */
  #lastOutputs: ReadonlyMap<string, { readonly file: KeptFile; readonly signature: Signature | null }> | undefined;

  private constructor(options: DefinitionCacheOptions, folder: CacheFolder, tool: string) {
    this.#options = options;
    this.#folder = folder;
    this.#tool = tool;
    this.#part = folder.part(this.#name);
    this.#last = (options.memory ?? new Memory()).part(LastStored);
    const last = this.#last.get(this.#name);
    this.#text = last?.text ?? folder.read(this.#name);
    // The cache folder only returns complete texts, so it has the form in which it was written.
    const stored = this.#text === undefined ? undefined : ((last?.stored ?? JSON.parse(this.#text)) as Stored<Value>);
    this.#stored = stored?.tool === tool && stored.out === realPlace(options.out) ? stored : undefined;
  }

  /** Undefined if there is no cache folder, or specwright has only just changed. */
  static open<Value>(options: DefinitionCacheOptions): DefinitionCache<Value> | undefined {
    const folder = cacheFolder(options.definitions);
    const tool = folder && toolSignature(folder, options.templates, Date.now(), options.memory);
    return folder && tool !== undefined ? new DefinitionCache<Value>(options, folder, tool) : undefined;
  }

  /**
   * What is kept of a definition, if nothing that it was made from has changed and its files are in the output folder.
   *
   * @param paths those of all definitions
   */
  find(path: string, paths: ReadonlySet<string>): Kept<Value> | undefined {
    const { definitions } = this.#stored ?? {};
    const kept = definitions && Object.hasOwn(definitions, path) ? definitions[path] : undefined;
    if (!kept) return undefined;
    const isSame =
      kept.origins.every((origin) => this.#hashOf(origin) === origin.hash) &&
      kept.absent.every((one) => !paths.has(one)) &&
      kept.required.every(isFile);
    return isSame && this.#areInPlace(kept.outputs, kept.signatures) ? kept : undefined;
  }

  /** A text that was kept with a definition, by name; undefined if it is lost. */
  detail(path: string, { origins }: Pick<Kept<unknown>, 'origins'>, name: string): string | undefined {
    return this.#part.read(this.#detailName(path, origins, name));
  }

  /** The reliable signatures of outputs that were found in place. */
  get signatures(): ReadonlyMap<string, Signature> {
    return this.#outputs;
  }

  /** The hash of a file of the output folder, if it is as the last run left it; undefined if only its content can tell. */
  hashInPlace(path: string): string | undefined {
    const place = `${this.#options.out}/${path}`;
    const last = this.#lastOutput(path);
    // What was found in place now has the same hash.
    const signature = this.#outputs.get(path) ?? last?.signature;
    if (typeof signature !== 'string' || !isFolder(dirname(place))) return undefined;
    return signatureOf(place, this.#now)?.signature === signature ? last?.file[1] : undefined;
  }

  /** The hash of the form of a file, if the last run has made it with the same content. */
  layoutOf(path: string, hash: string): string | undefined {
    const [, before, layout] = this.#lastOutput(path)?.file ?? [];
    return before === hash ? layout : undefined;
  }

  /**
   * Stores what is known after a run that has left its files in the output folder.
   *
   * @param found those that were found here, and new ones, by path
   * @param left the files in the output folder
   */
  store(found: ReadonlyMap<string, Kept<Value> | ToKeep<Value>>, left: ReadonlyMap<string, Left>): void {
    const out = realPlace(this.#options.out);
    const { templates, memory } = this.#options;
    const tool = toolSignature(this.#folder, templates, Date.now(), memory);
    if (out === undefined || tool !== this.#tool) return;
    for (const [path, kept] of found) {
      if (!('texts' in kept)) continue;
      for (const [name, text] of Object.entries(kept.texts))
        this.#part.write(this.#detailName(path, kept.origins, name), text);
    }
    const definitions = [...found].map(([path, { origins, required, absent, value, outputs, details }]) => {
      const signatures = outputs.map(([file]) => reliable(left.get(file)));
      return [path, { origins, required, absent, value, outputs, details, signatures }] as const;
    });
    const stored: Stored<Value> = {
      tool,
      out,
      definitions: Object.fromEntries(definitions),
      origins: Object.fromEntries(this.#origins),
    };
    const text = JSON.stringify(stored);
    this.#last.set(this.#name, { text, stored });
    if (text === this.#text) return;
    this.#folder.write(this.#name, text);
    const all = [...found].flatMap(([path, { origins, details }]) =>
      details.map((name) => this.#detailName(path, origins, name)),
    );
    this.#part.keepOnly(all);
  }

  get #name(): string {
    const { definitions, out, templates, variant } = this.#options;
    return nameOfRun('definitions 4', [out, templates], JSON.stringify([rootsOf(definitions), variant]));
  }

  #lastOutput(path: string): { readonly file: KeptFile; readonly signature: Signature | null } | undefined {
    this.#lastOutputs ??= new Map(
      Object.values(this.#stored?.definitions ?? {}).flatMap(({ outputs, signatures }) =>
        outputs.map((file, index) => [file[0], { file, signature: signatures[index] ?? null }] as const),
      ),
    );
    return this.#lastOutputs.get(path);
  }

  #detailName(path: string, origins: readonly HashedFile[], name: string): string {
    return JSON.stringify([this.#tool, path, origins.map(({ hash }) => hash), name]);
  }

  /** The hash of a definition as it is now, read once at most. */
  #hashOf({ path, hash }: HashedFile): string | undefined {
    if (this.#hashes.has(path)) return this.#hashes.get(path);
    const found = signatureOf(path, this.#now);
    const isSame = found !== undefined && found.signature === this.#stored?.origins[path];
    const now = isSame ? hash : found && contentHash(path);
    this.#hashes.set(path, now);
    // A reading that the file has outlived; a change since then would have changed the signature.
    if (found?.isSettled === true && now === hash) this.#origins.set(path, found.signature);
    return now;
  }

  #areInPlace(outputs: readonly KeptFile[], signatures: readonly (Signature | null)[]): boolean {
    const { out } = this.#options;
    const folders = new Set(outputs.map(([path]) => dirname(`${out}/${path}`)));
    if (![...folders].every(isFolder)) return false;
    return outputs.every(([path, hash], index) => {
      const place = `${out}/${path}`;
      const found = signatureOf(place, this.#now);
      if (!found) return false;
      if (found.signature !== signatures[index] && contentHash(place) !== hash) return false;
      if (found.isSettled) this.#outputs.set(path, found.signature);
      return true;
    });
  }
}

function reliable(left: Left | undefined): Signature | null {
  return left && left.hash === undefined ? left.signature : null;
}

function isFile(path: string): boolean {
  return unlessRefusedSync(() => statSync(path).isFile(), false);
}
