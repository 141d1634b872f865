/** The results of earlier runs, as far as they are still right. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PackageTarget } from '../4-emit/target.js';
import {
  DefinitionCache,
  type DefinitionCacheOptions,
  type Kept,
  type KeptFile,
  type ToKeep,
} from '../cache/definition-cache.js';
import { Memory } from '../cache/memory.js';
import type { Left } from '../cache/left-outputs.js';
import { sha256, type Signature } from '../cache/signature.js';
import type { CompareOptions, OutputFile } from '../5-write/compare.js';
import { hashOf } from '../5-write/hash.js';
import { layoutHash } from '../5-write/layout/layout.js';
import { unlessRefusedSync } from '../diagnostics/system-error.js';
import type { Roots } from '../roots.js';
import type { EmitSettings } from '../settings.js';
import { defined } from '../defined.js';
import { type Blocks, withBlocks } from './blocks.js';
import type { DefinitionOptions, DefinitionResult } from './definition.js';
import { inPlace, keptFile, type KeptValue, LastResults, resultOf } from './kept-value.js';
import { isMadeOfPieces, type MadeFiles, type SharedFiles } from './shared-files.js';

/** The names of the files of the package: of those that are made from all operations, and of the others. No definition is called so. */
const PACKAGE = '';
const FIXED = ' ';

/** In characters: a piece that is longer has a file of its own, which only some runs read. */
const SHORT = 2000;

/** What is known of the output folder from earlier runs, and becomes known to later ones. */
export interface KeptOutput {
  /** Hashes of files that need not be read. */
  readonly folder: Pick<CompareOptions, 'hashInPlace'>;
  /** Reliable signatures of files that were found in place. */
  readonly signatures: ReadonlyMap<string, Signature>;
  /** Keeps the results; for a run that has left all files in the output folder. */
  readonly keep: (left: ReadonlyMap<string, Left>) => void;
}

export class KeptResults {
  readonly #cache: DefinitionCache<KeptValue>;
  readonly #out: string;
  /** The package targets that need a piece of each operation. */
  readonly #targets: readonly PackageTarget[];
  readonly #memory: Memory;
  readonly #last: LastResults;
  /** What was found, to be kept again. */
  readonly #found = new Map<DefinitionResult, Kept<KeptValue>>();
  /** Of results that were not found. */
  readonly #rests = new Map<DefinitionResult, Readonly<Record<string, string>>>();
  #package: Kept<KeptValue> | undefined;

  private constructor(
    cache: DefinitionCache<KeptValue>,
    { out, memory = new Memory() }: DefinitionCacheOptions,
    targets: readonly PackageTarget[],
  ) {
    this.#cache = cache;
    this.#out = out;
    this.#memory = memory;
    this.#last = memory.part(LastResults);
    this.#targets = targets;
  }

  /** Undefined if nothing can be kept here. */
  static open(options: DefinitionCacheOptions, targets: readonly PackageTarget[]): KeptResults | undefined {
    const cache = DefinitionCache.open<KeptValue>(options);
    return cache && new KeptResults(cache, options, targets);
  }

  /** The result of a definition, without its pieces, if nothing has changed; its files are in the output folder. */
  find(path: string, paths: ReadonlySet<string>): DefinitionResult | undefined {
    const kept = this.#cache.find(path, paths);
    if (!kept) return undefined;
    const result = this.#last.get(kept.value) ?? resultOf(path, kept);
    this.#last.set(kept.value, result);
    this.#found.set(result, kept);
    return result;
  }

  /** What definitions that are generated now can use. */
  get ofEarlierRuns(): Pick<DefinitionOptions, 'layoutOf' | 'memory'> {
    return { layoutOf: (path, hash) => this.#cache.layoutOf(path, hash), memory: this.#memory };
  }

  /** A result that was found, with its pieces for some targets; undefined if one of them is lost. */
  withPieces(result: DefinitionResult, targets: readonly PackageTarget[]): DefinitionResult | undefined {
    const { output, path } = result;
    const kept = this.#found.get(result);
    if (!output || !kept || targets.length === 0) return result;
    const short = kept.value.pieces ?? {};
    const pieces: Record<string, string> = {};
    for (const { name } of targets) {
      const piece = short[name] ?? this.#cache.detail(path, kept, name);
      if (piece === undefined) return undefined;
      pieces[name] = piece;
    }
    const complete = { ...result, output: { ...output, pieces } };
    this.#found.set(complete, kept);
    return complete;
  }

  /**
   * The files of the package, by the names of their targets, of those that need no more than other blocks in them.
   *
   * @param results of all definitions, none with a mistake
   */
  async packageFiles(
    results: readonly DefinitionResult[],
    paths: ReadonlySet<string>,
  ): Promise<ReadonlyMap<string, MadeFiles>> {
    const there = new Map<string, MadeFiles>();
    const kept = (this.#package = this.#cache.find(PACKAGE, paths));
    const changed = results.filter((result) => result.output && !this.#found.has(result));
    for (const target of this.#targets) {
      const before = kept?.value.made?.[target.name];
      if (!kept || before?.rests !== this.#restsOf(target, results)) continue;
      const files = kept.outputs.filter(([path]) => before.paths.includes(path));
      const updated = await this.#updated(kept, files, target, changed);
      if (updated) there.set(target.name, updated);
    }
    return there;
  }

  /** The files of the package that depend on no operation. */
  fixedFiles(paths: ReadonlySet<string>): readonly OutputFile[] | undefined {
    return this.#cache.find(FIXED, paths)?.outputs.map(inPlace);
  }

  output(results: readonly DefinitionResult[], shared: SharedFiles): KeptOutput {
    return {
      folder: { hashInPlace: (path) => this.#cache.hashInPlace(path) },
      signatures: this.#cache.signatures,
      keep: (left) => {
        this.#keep(results, shared, left);
      },
    };
  }

  /** The files of a target after some operations have changed; undefined if they have to be made again. */
  async #updated(
    kept: Kept<KeptValue>,
    files: readonly KeptFile[],
    { name, partsOf }: PackageTarget,
    changed: readonly DefinitionResult[],
  ): Promise<MadeFiles | undefined> {
    // Without blocks, the pieces are the same as before.
    if (!partsOf || changed.length === 0) return { files: files.map(inPlace), blocks: new Map() };
    const waiting = new Map(
      changed.map(({ path, output }) => [path, partsOf(defined(output?.pieces?.[name], path)).blocks]),
    );
    const updated: OutputFile[] = [];
    const blocks = new Map<string, Blocks>();
    for (const file of files) {
      const [path, hash] = file;
      const text = this.#cache.detail(PACKAGE, kept, blocksName(hash));
      // The cache folder only returns complete texts, so it has the form in which it was written.
      const before = text === undefined ? {} : (JSON.parse(text) as Blocks);
      const own = new Map([...waiting].filter(([definition]) => Object.hasOwn(before, definition)));
      for (const definition of own.keys()) waiting.delete(definition);
      if (own.size === 0) {
        updated.push(inPlace(file));
        continue;
      }
      const bytes = unlessRefusedSync(() => readFileSync(join(this.#out, path)));
      if (!bytes || (this.#cache.hashInPlace(path) ?? sha256(bytes)) !== hash) return undefined;
      const replaced = withBlocks(bytes, before, own);
      // A text with a form is so short that it is soon made again.
      if (!replaced || (await layoutHash(path, replaced.content)) !== undefined) return undefined;
      const after = hashOf(replaced.content);
      updated.push({ path, content: replaced.content, hash: after });
      blocks.set(after, replaced.blocks);
    }
    return waiting.size === 0 ? { files: updated, blocks } : undefined;
  }

  /** Hash of what the files of a target depend on besides the blocks of operations. */
  #restsOf({ name }: PackageTarget, results: readonly DefinitionResult[]): string {
    const rests = results.flatMap((result) => {
      const { path, output } = result;
      const own = this.#found.get(result)?.value.rests ?? this.#newRests(result);
      return output ? [[output.handler.name, path, own[name]] as const] : [];
    });
    return sha256(JSON.stringify(rests.sort(([left], [right]) => (left < right ? -1 : 1))));
  }

  #newRests(result: DefinitionResult): Readonly<Record<string, string>> {
    const known = this.#rests.get(result);
    if (known) return known;
    const pieces = result.output?.pieces ?? {};
    const rests = this.#targets.flatMap(({ name, partsOf }) => {
      const piece = pieces[name];
      return piece === undefined ? [] : [[name, sha256(partsOf?.(piece).rest ?? piece)] as const];
    });
    const all = Object.fromEntries(rests);
    this.#rests.set(result, all);
    return all;
  }

  #keep(results: readonly DefinitionResult[], shared: SharedFiles, left: ReadonlyMap<string, Left>): void {
    const kept = new Map<string, Kept<KeptValue> | ToKeep<KeptValue>>();
    for (const result of results) {
      const one = this.#found.get(result) ?? this.#toKeep(result);
      if (one) kept.set(result.path, one);
    }
    kept.set(PACKAGE, this.#packageToKeep(results, shared.made));
    kept.set(FIXED, { ...NOTHING, outputs: shared.fixed.map(keptFile), value: { isQuiet: true } });
    this.#cache.store(kept, left);
  }

  #packageToKeep(results: readonly DefinitionResult[], made: SharedFiles['made']): ToKeep<KeptValue> {
    const outputs = [...made.values()].flatMap(({ files }) => files.map(keptFile));
    const texts = [...made.values()].flatMap(({ blocks }) =>
      [...blocks].map(([hash, own]) => [blocksName(hash), JSON.stringify(own)] as const),
    );
    const before = new Set(this.#package?.details);
    const stillThere = outputs.map(([, hash]) => blocksName(hash)).filter((name) => before.has(name));
    const files = this.#targets.map((target) => {
      const paths = made.get(target.name)?.files.map(({ path }) => path) ?? [];
      return [target.name, { paths, rests: this.#restsOf(target, results) }] as const;
    });
    return {
      ...NOTHING,
      outputs,
      value: { isQuiet: true, made: Object.fromEntries(files) },
      details: [...new Set([...stillThere, ...texts.map(([name]) => name)])],
      texts: Object.fromEntries(texts),
    };
  }

  #toKeep(result: DefinitionResult): ToKeep<KeptValue> | undefined {
    const { origins, required, absent, isQuiet, facts, output } = result;
    if (!origins || !facts) return undefined;
    const pieces = Object.entries(output?.pieces ?? {});
    const [short, long] = [pieces.filter(([, text]) => isShort(text)), pieces.filter(([, text]) => !isShort(text))];
    const value = {
      ...{ isQuiet, facts, pieces: Object.fromEntries(short) },
      ...(output && { handler: output.handler, rests: this.#newRests(result) }),
    };
    const outputs = (output?.files ?? []).map(keptFile);
    const details = long.map(([name]) => name);
    return { origins, required, absent, outputs, value, details, texts: Object.fromEntries(long) };
  }
}

/** What the files of the package depend on of what is kept with definitions. */
const NOTHING = { origins: [], required: [], absent: [], details: [] };

/** The name of the places of blocks in a file with this hash. */
function blocksName(hash: string): string {
  return `blocks ${hash}`;
}

/** Where results of earlier runs are looked for. */
export interface KeptIn {
  /** The output folder. */
  readonly out: string;
  /** Of the runs of this process. */
  readonly memory?: Memory | undefined;
}

interface RunOptions {
  readonly definitions: Roots;
  readonly templates?: string;
  readonly keptIn?: KeptIn;
  readonly settings: EmitSettings;
  readonly verify?: boolean;
}

/** For a run with these options; undefined if nothing may be kept, or nothing can. */
export function keptResults(
  { definitions, templates, keptIn, settings, verify = false }: RunOptions,
  packageTargets: readonly PackageTarget[],
): KeptResults | undefined {
  // Files that are not generated cannot be verified.
  if (keptIn === undefined || verify) return undefined;
  const options = { definitions, ...keptIn, templates, variant: JSON.stringify(settings) };
  return KeptResults.open(options, packageTargets.filter(isMadeOfPieces));
}

function isShort(piece: string): boolean {
  return piece.length <= SHORT;
}
