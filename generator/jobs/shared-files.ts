/** The files of the package as a whole: those that are made from all operations, and those that are the same for any. */
import { type EmitOptions, emitPackage, type OperationOutput } from '../4-emit/emit.js';
import { checkCollisions } from '../4-emit/own-files.js';
import { packageTargets as allTargets } from '../4-emit/targets/index.js';
import type { EmittedFile, PackageTarget } from '../4-emit/target.js';
import type { Render } from '../4-emit/templates/render.js';
import { verify } from '../4-emit/verify.js';
import type { OutputFile } from '../5-write/compare.js';
import { defined } from '../defined.js';
import { type Blocks, blocksIn } from './blocks.js';
import { hashed } from './definition.js';

export interface SharedFiles {
  /** Those that are made from all operations, by the names of their targets. */
  readonly made: ReadonlyMap<string, MadeFiles>;
  readonly fixed: readonly OutputFile[];
}

/** The files of a target. */
export interface MadeFiles {
  readonly files: readonly OutputFile[];
  /** Where the blocks of operations stand, by the hashes of the files; of new files in which they can be replaced. */
  readonly blocks: ReadonlyMap<string, Blocks>;
}

/** What the targets need of an operation. */
export interface OperationPieces {
  /** Of its definition. */
  readonly path: string;
  readonly pieces: OperationOutput['pieces'];
}

interface Options extends EmitOptions {
  readonly render: Render;
  readonly isVerified: boolean;
  /** The files of the operations, which targets of a user may not write again; absent without extensions. */
  readonly beside?: readonly OutputFile[] | undefined;
}

/**
 * @param operations in the order of their names, with the pieces for each target whose files are not in place
 * @param inPlace what the output folder is known to hold already
 */
export async function sharedFiles(
  operations: readonly OperationPieces[],
  { isVerified, beside, packageTargets = allTargets, ...options }: Options,
  inPlace: { readonly made: SharedFiles['made']; readonly fixed: SharedFiles['fixed'] | undefined },
): Promise<SharedFiles> {
  const pieces = operations.map((one) => one.pieces);
  const there = [...inPlace.made.values()].flatMap(({ files }) => files);
  const seen: { readonly path: string }[] = [...(beside ?? []), ...there, ...(inPlace.fixed ?? [])];
  const emit = async (targets: readonly PackageTarget[]): Promise<readonly EmittedFile[]> => {
    const files = await emitPackage(pieces, { ...options, packageTargets: targets });
    // While it is known whose they are.
    if (beside) checkCollisions([...seen, ...files]);
    seen.push(...files);
    if (isVerified) await verify(files);
    return files;
  };
  const made = new Map<string, MadeFiles>();
  for (const target of packageTargets.filter(isMadeOfPieces))
    made.set(target.name, inPlace.made.get(target.name) ?? (await madeFiles(await emit([target]), target, operations)));
  const fixed = packageTargets.filter((target) => !isMadeOfPieces(target));
  return { made, fixed: inPlace.fixed ?? (await hashed(await emit(fixed))) };
}

/** Whether the files of a target are made from all operations. */
export function isMadeOfPieces({ pieceOf }: PackageTarget): boolean {
  return pieceOf !== undefined;
}

async function madeFiles(
  emitted: readonly EmittedFile[],
  { name, partsOf }: PackageTarget,
  operations: readonly OperationPieces[],
): Promise<MadeFiles> {
  const blocks = new Map<string, Blocks>();
  const files = await hashed(emitted);
  for (const [index, { content, blocks: starts }] of emitted.entries()) {
    if (!starts || !partsOf) continue;
    const placed = operations.flatMap(({ path, pieces }, at) => {
      const own = starts[at] ?? [];
      return own.length === 0 ? [] : [[path, own, partsOf(defined(pieces[name], path)).blocks] as const];
    });
    blocks.set(defined(files[index]?.hash, name), blocksIn(content, placed));
  }
  return { files, blocks };
}
