/** The files of the package as a whole: those that are made from all operations, and those that are the same for any. */
import { type EmitOptions, emitPackage, type OperationOutput } from '../4-emit/emit.js';
import { checkCollisions } from '../4-emit/own-files.js';
import { packageTargets as allTargets } from '../4-emit/targets/index.js';
import type { PackageTarget } from '../4-emit/target.js';
import type { Render } from '../4-emit/templates/render.js';
import { verify } from '../4-emit/verify.js';
import type { OutputFile } from '../5-write/compare.js';
import { hashed } from './definition.js';

export interface SharedFiles {
  readonly made: readonly OutputFile[];
  readonly fixed: readonly OutputFile[];
}

interface Options extends EmitOptions {
  readonly render: Render;
  readonly isVerified: boolean;
  /** The files of the operations, which targets of a user may not write again; absent without extensions. */
  readonly beside?: readonly OutputFile[] | undefined;
}

/**
 * @param pieces those of each operation, in the order of their names
 * @param inPlace what the output folder is known to hold already
 */
export async function sharedFiles(
  pieces: readonly OperationOutput['pieces'][],
  { isVerified, beside, packageTargets = allTargets, ...options }: Options,
  inPlace: { readonly [kind in keyof SharedFiles]: readonly OutputFile[] | undefined },
): Promise<SharedFiles> {
  const seen: { readonly path: string }[] = [...(beside ?? []), ...(inPlace.made ?? []), ...(inPlace.fixed ?? [])];
  const emit = async (targets: readonly PackageTarget[]): Promise<readonly OutputFile[]> => {
    const files = await emitPackage(pieces, { ...options, packageTargets: targets });
    // While it is known whose they are.
    if (beside) checkCollisions([...seen, ...files]);
    seen.push(...files);
    if (isVerified) await verify(files);
    return hashed(files);
  };
  const isMade = ({ pieceOf }: PackageTarget): boolean => pieceOf !== undefined;
  return {
    made: inPlace.made ?? (await emit(packageTargets.filter(isMade))),
    fixed: inPlace.fixed ?? (await emit(packageTargets.filter((target) => !isMade(target)))),
  };
}
