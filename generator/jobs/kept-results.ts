/** The results of earlier runs, as far as they are still right. */
import type { PackageTarget } from '../4-emit/target.js';
import {
  DefinitionCache,
  type DefinitionCacheOptions,
  type Kept,
  type KeptFile,
  type ToKeep,
} from '../cache/definition-cache.js';
import type { Left } from '../cache/left-outputs.js';
import { sha256, type Signature } from '../cache/signature.js';
import type { CompareOptions, FileInPlace, OutputFile } from '../5-write/compare.js';
import type { Roots } from '../roots.js';
import type { EmitSettings } from '../settings.js';
import { defined } from '../defined.js';
import type { DefinitionResult } from './definition.js';
import type { SharedFiles } from './shared-files.js';

/** What is kept of a result besides what the cache itself has to know. */
interface KeptValue {
  readonly isQuiet: boolean;
  readonly facts?: DefinitionResult['facts'];
  readonly handler?: NonNullable<DefinitionResult['output']>['handler'];
  /** The pieces that are short. */
  readonly pieces?: Readonly<Record<string, string>>;
  /** For the files of the package: what they were made from. */
  readonly made?: string;
}

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
  /** The names of the package targets that need a piece of each operation. */
  readonly #pieces: readonly string[];
  /** What was found, to be kept again. */
  readonly #found = new Map<DefinitionResult, Kept<KeptValue>>();

  private constructor(cache: DefinitionCache<KeptValue>, pieces: readonly string[]) {
    this.#cache = cache;
    this.#pieces = pieces;
  }

  /** Undefined if nothing can be kept here. */
  static open(options: DefinitionCacheOptions, pieces: readonly string[]): KeptResults | undefined {
    const cache = DefinitionCache.open<KeptValue>(options);
    return cache && new KeptResults(cache, pieces);
  }

  /** The result of a definition, without its pieces, if nothing has changed; its files are in the output folder. */
  find(path: string, paths: ReadonlySet<string>): DefinitionResult | undefined {
    const kept = this.#cache.find(path, paths);
    if (!kept) return undefined;
    const { origins, required, absent, value, outputs } = kept;
    const { isQuiet, facts, handler } = value;
    const result: DefinitionResult = {
      ...{ path, origins, required, absent, isQuiet },
      ...(facts && { facts }),
      ...(handler && { output: { handler, files: outputs.map(inPlace), pieces: undefined } }),
    };
    this.#found.set(result, kept);
    return result;
  }

  /** A result that was found, with its pieces; undefined if they are lost. */
  withPieces(result: DefinitionResult): DefinitionResult | undefined {
    const { output, path } = result;
    const kept = this.#found.get(result);
    if (!output || !kept) return result;
    const short = kept.value.pieces ?? {};
    const pieces = this.#pieces.map((name) => [name, short[name] ?? this.#cache.detail(path, kept, name)] as const);
    const whole = pieces.flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const]));
    if (whole.length < pieces.length) return undefined;
    const complete = { ...result, output: { ...output, pieces: Object.fromEntries(whole) } };
    this.#found.set(complete, kept);
    return complete;
  }

  /** The files of the package, if they were made from the same results. */
  packageFiles(results: readonly DefinitionResult[], paths: ReadonlySet<string>): readonly OutputFile[] | undefined {
    const kept = this.#cache.find(PACKAGE, paths);
    return kept?.value.made === keyOf(results) ? kept.outputs.map(inPlace) : undefined;
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

  #keep(results: readonly DefinitionResult[], shared: SharedFiles, left: ReadonlyMap<string, Left>): void {
    const kept = new Map<string, Kept<KeptValue> | ToKeep<KeptValue>>();
    for (const result of results) {
      const one = this.#found.get(result) ?? this.#toKeep(result);
      if (one) kept.set(result.path, one);
    }
    const none = { origins: [], required: [], absent: [] };
    const made = keyOf(results);
    kept.set(PACKAGE, { ...none, outputs: shared.made.map(keptFile), value: { isQuiet: true, made } });
    kept.set(FIXED, { ...none, outputs: shared.fixed.map(keptFile), value: { isQuiet: true } });
    this.#cache.store(kept, this.#pieces, left);
  }

  #toKeep({ origins, required, absent, isQuiet, facts, output }: DefinitionResult): ToKeep<KeptValue> | undefined {
    if (!origins || !facts) return undefined;
    const pieces = Object.entries(output?.pieces ?? {});
    const [short, long] = [pieces.filter(([, text]) => isShort(text)), pieces.filter(([, text]) => !isShort(text))];
    const value = {
      ...{ isQuiet, facts, pieces: Object.fromEntries(short) },
      ...(output && { handler: output.handler }),
    };
    const outputs = (output?.files ?? []).map(keptFile);
    return { origins, required, absent, outputs, value, details: Object.fromEntries(long) };
  }
}

interface RunOptions {
  readonly definitions: Roots;
  readonly templates?: string;
  readonly keptIn?: string;
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
  const options = { definitions, out: keptIn, templates, variant: JSON.stringify(settings) };
  return KeptResults.open(
    options,
    packageTargets.flatMap(({ name, pieceOf }) => (pieceOf ? [name] : [])),
  );
}

function isShort(piece: string): boolean {
  return piece.length <= SHORT;
}

function inPlace([path, hash, layout]: KeptFile): FileInPlace {
  return layout === undefined ? { path, hash, isInPlace: true } : { path, hash, layout, isInPlace: true };
}

function keptFile({ path, hash, layout }: OutputFile): KeptFile {
  const known = defined(hash, `the hash of ${path}`);
  return layout === undefined ? [path, known] : [path, known, layout];
}

/** What the files of the package depend on. */
function keyOf(results: readonly DefinitionResult[]): string {
  return sha256(JSON.stringify(results.map(({ path, origins }) => [path, origins])));
}
