/** What a run needs of earlier ones for the files of the package. */
import type { PackageTarget } from '../4-emit/target.js';
import type { DefinitionResult } from './definition.js';
import type { KeptResults } from './kept-results.js';
import { isMadeOfPieces, type MadeFiles } from './shared-files.js';

export interface PackageInPlace {
  /** The files of targets that need no more than other blocks in them. */
  readonly files: ReadonlyMap<string, MadeFiles>;
  /** The results of all definitions, with the pieces for the other targets. */
  readonly results: readonly DefinitionResult[];
}

/** @param complete adds the results of the definitions that are missing */
export async function packageInPlace(
  kept: KeptResults | undefined,
  {
    results,
    paths,
    targets,
  }: Omit<PackageInPlace, 'files'> & {
    readonly paths: ReadonlySet<string>;
    readonly targets: readonly PackageTarget[];
  },
  complete: (there: readonly DefinitionResult[]) => Promise<readonly DefinitionResult[]>,
): Promise<PackageInPlace> {
  // With a mistake, nothing is written.
  const isWhole = results.every(({ facts, output }) => output ?? facts?.kind === 'common');
  if (!kept || !isWhole) return { files: new Map(), results };
  const files = await kept.packageFiles(results, paths);
  const all = targets.filter(isMadeOfPieces);
  const others = all.filter(({ name }) => !files.has(name));
  const withPieces = results.flatMap((one) => kept.withPieces(one, others) ?? []);
  if (withPieces.length === results.length) return { files, results: withPieces };
  // A piece that is lost is made again, with everything else of its definition, which may have changed meanwhile.
  return { files: new Map(), results: await complete(results.flatMap((one) => kept.withPieces(one, all) ?? [])) };
}
