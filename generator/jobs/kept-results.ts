/** The results of earlier runs, as far as they are still right. */
import type { PackageTarget } from '../4-emit/target.js';
import { DefinitionCache, type DefinitionCacheOptions, type Kept, type ToKeep } from '../cache/definition-cache.js';
import { sha256 } from '../cache/signature.js';
import type { FileInPlace, OutputFile } from '../5-write/compare.js';
import type { Roots } from '../roots.js';
import type { EmitSettings } from '../settings.js';
import { defined } from '../defined.js';
import type { DefinitionResult } from './definition.js';

/** What is kept of a result besides what the cache itself has to know. */
interface KeptValue {
  readonly isQuiet: boolean;
  readonly facts?: DefinitionResult['facts'];
  readonly handler?: NonNullable<DefinitionResult['output']>['handler'];
  /** The files in the output folder. */
  readonly files: readonly Omit<FileInPlace, 'isInPlace'>[];
  /** For the files of the package: what they were made from. */
  readonly made?: string;
}

/** The name of the files of the package as a whole, which no definition has. */
const PACKAGE = '';

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
    const { origins, required, absent, value } = kept;
    const { isQuiet, facts, handler, files } = value;
    const result: DefinitionResult = {
      ...{ path, origins, required, absent, isQuiet },
      ...(facts && { facts }),
      ...(handler && { output: { handler, files: files.map(inPlace), pieces: undefined } }),
    };
    this.#found.set(result, kept);
    return result;
  }

  /** A result that was found, with its pieces; undefined if they are lost. */
  withPieces(result: DefinitionResult): DefinitionResult | undefined {
    const { output, path } = result;
    const kept = this.#found.get(result);
    if (!output || !kept) return result;
    const pieces = this.#pieces.map((name) => [name, this.#cache.detail(path, kept, name)] as const);
    const whole = pieces.flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const]));
    if (whole.length < pieces.length) return undefined;
    const complete = { ...result, output: { ...output, pieces: Object.fromEntries(whole) } };
    this.#found.set(complete, kept);
    return complete;
  }

  /** The files of the package, if they were made from the same results. */
  packageFiles(results: readonly DefinitionResult[], paths: ReadonlySet<string>): readonly OutputFile[] | undefined {
    const value = this.#cache.find(PACKAGE, paths)?.value;
    return value?.made === keyOf(results) ? value.files.map(inPlace) : undefined;
  }

  /** Keeps the results of a run that has left its files in the output folder. */
  keep(results: readonly DefinitionResult[], packageFiles: readonly OutputFile[]): void {
    const kept = new Map<string, Kept<KeptValue> | ToKeep<KeptValue>>();
    for (const result of results) {
      const one = this.#found.get(result) ?? this.#toKeep(result);
      if (one) kept.set(result.path, one);
    }
    const files = packageFiles.map(withoutContent);
    kept.set(PACKAGE, {
      ...{ origins: [], required: [], absent: [], outputs: files },
      value: { isQuiet: true, files, made: keyOf(results) },
    });
    this.#cache.store(kept, this.#pieces);
  }

  #toKeep({ origins, required, absent, isQuiet, facts, output }: DefinitionResult): ToKeep<KeptValue> | undefined {
    if (!origins || !facts) return undefined;
    const files = (output?.files ?? []).map(withoutContent);
    const value = { isQuiet, facts, files, ...(output && { handler: output.handler }) };
    return { origins, required, absent, outputs: files, value, details: output?.pieces ?? {} };
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

function inPlace(file: Omit<FileInPlace, 'isInPlace'>): FileInPlace {
  return { ...file, isInPlace: true };
}

function withoutContent({ path, hash, layout }: OutputFile): Omit<FileInPlace, 'isInPlace'> {
  return { path, hash: defined(hash, `the hash of ${path}`), ...(layout === undefined ? {} : { layout }) };
}

/** What the files of the package depend on. */
function keyOf(results: readonly DefinitionResult[]): string {
  return sha256(JSON.stringify(results.map(({ path, origins }) => [path, origins])));
}
