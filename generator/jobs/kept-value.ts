/** What is kept of the result of a definition, and the result that it stands for. */
import type { FileInPlace, OutputFile } from '../5-write/compare.js';
import type { Kept, KeptFile } from '../cache/definition-cache.js';
import { defined } from '../defined.js';
import type { DefinitionResult } from './definition.js';

/** What is kept of a result besides what the cache itself has to know. */
export interface KeptValue {
  readonly isQuiet: boolean;
  readonly facts?: DefinitionResult['facts'];
  readonly handler?: NonNullable<DefinitionResult['output']>['handler'];
  /** The pieces that are short. */
  readonly pieces?: Readonly<Record<string, string>>;
  /** What pieces consist of besides their blocks: hashes by the names of their targets. */
  readonly rests?: Readonly<Record<string, string>>;
  /** For the files of the package: the paths of those of each target, and a hash of the rests that they were made from. */
  readonly made?: Readonly<Record<string, { readonly paths: readonly string[]; readonly rests: string }>>;
}

/** Results that were found in earlier runs of this process, without their pieces, by what is kept of them. */
export class LastResults extends WeakMap<KeptValue, DefinitionResult> {}

/** A result without its pieces; its files are in the output folder. */
export function resultOf(
  path: string,
  { origins, required, absent, value, outputs }: Kept<KeptValue>,
): DefinitionResult {
  const { isQuiet, facts, handler } = value;
  return {
    ...{ path, origins, required, absent, isQuiet },
    ...(facts && { facts }),
    ...(handler && { output: { handler, files: outputs.map(inPlace), pieces: undefined } }),
  };
}

export function inPlace([path, hash, layout]: KeptFile): FileInPlace {
  return layout === undefined ? { path, hash, isInPlace: true } : { path, hash, layout, isInPlace: true };
}

export function keptFile({ path, hash, layout }: OutputFile): KeptFile {
  const known = defined(hash, `the hash of ${path}`);
  return layout === undefined ? [path, known] : [path, known, layout];
}
