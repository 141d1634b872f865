/** A target of a user as one of ours: it is called with care, and what it returns is checked before anything is made of it. */
import { diagnostic } from '../diagnostics/diagnostic.js';
import { ExtensionError, type Extensions, frozen, reasonOf, withStack } from '../extend/extensions.js';
import type { Piece, Target, TargetContext, TargetFile } from '../extend/target.js';
import type { Operation } from '../model/model.js';
import { format } from './format.js';
import { withLintHeader } from './lint-header.js';
import { ownPath } from './own-path.js';
import type { EmittedFile, OperationTarget, OwnTarget, PackageTarget } from './target.js';
import type { Render } from './templates/render.js';

export interface OwnTargetOptions {
  readonly name: string;
  readonly target: Target;
  readonly placeOf: Extensions['placeOf'];
  /** Ours of the same name, which it replaces. */
  readonly operationTargets: readonly OperationTarget[];
  readonly packageTargets: readonly PackageTarget[];
  /** Whether each function is called twice, and has to return the same. */
  readonly isVerified: boolean;
  /** Values that are frozen already. */
  readonly done: WeakSet<object>;
}

export function ownOperationTarget(options: OwnTargetOptions): OperationTarget {
  const { name, target, operationTargets } = options;
  return {
    name,
    fidelity: 'carries no rules',
    emitOperation: async (operation, context) => {
      const what = `\`${operation.name}\``;
      const ours: TargetFile[] = [];
      for (const one of operationTargets) {
        const files = await one.emitOperation(operation, context);
        ours.push(...(await finished(files, `${operation.name}/`)));
      }
      const model = frozen(operation, options.done);
      const files = await called(options, what, () => target.operation?.(model, contextOf(name, ours, context.render)));
      return emitted(options, what, files, ours, operation.name);
    },
  };
}

export function ownPackageTarget(options: OwnTargetOptions): PackageTarget {
  const { name, target, packageTargets } = options;
  const what = 'the package';
  /** What ours need comes with what it needs itself, in one text. */
  interface Kept extends Piece<unknown> {
    readonly ours: readonly (string | null)[];
  }
  return {
    name: `own ${name}`,
    pieceOf: (operation) => {
      const model = frozen(operation, options.done);
      const value = piece(options, operation, () => target.piece?.(model));
      const ours = packageTargets.map((one) => one.pieceOf?.(operation) ?? null);
      return JSON.stringify({ operation: operation.name, value, ours } satisfies Kept);
    },
    emitPackage: async (texts, context) => {
      // Each is a text that the function above returned.
      const kept = texts.map((text) => JSON.parse(text) as Kept);
      const ours: TargetFile[] = [];
      for (const [at, one] of packageTargets.entries()) {
        const pieces = one.pieceOf ? kept.map((each) => each.ours[at] ?? '') : [];
        ours.push(...(await finished(await one.emitPackage(pieces, context), '')));
      }
      const pieces = kept.map(({ operation, value }) => ({ operation, value }));
      const files = await called(options, what, () => target.package?.(pieces, contextOf(name, ours, context.render)));
      return emitted(options, what, files, ours, undefined);
    },
  };
}

function contextOf(name: string, ours: readonly TargetFile[], render: Render): TargetContext {
  return {
    ours,
    render: (template, view) => render(`${name}/${template}`, view).content,
  };
}

/** Files of ours as a user sees them: in their final form, with paths from the folder. */
async function finished(files: readonly EmittedFile[], folder: string): Promise<readonly TargetFile[]> {
  const all: TargetFile[] = [];
  for (const file of files) {
    const { path, content } = withLintHeader(await format(file));
    all.push({ path: path.slice(folder.length), content });
  }
  return all;
}

/** What a function returns; what it throws becomes a diagnostic. */
async function called(options: OwnTargetOptions, what: string, action: () => unknown): Promise<unknown> {
  const first = await attempt(options, what, action);
  if (!options.isVerified) return first;
  const second = await attempt(options, what, action);
  if (JSON.stringify(first) !== JSON.stringify(second)) throw impure(options, what);
  return second;
}

async function attempt(options: OwnTargetOptions, what: string, action: () => unknown): Promise<unknown> {
  try {
    return await action();
  } catch (error) {
    throw failure(options, what, error);
  }
}

/** A piece as a JSON value. */
function piece(options: OwnTargetOptions, operation: Operation, action: () => unknown): unknown {
  const what = `\`${operation.name}\``;
  try {
    const text = JSON.stringify(action() ?? null) as string | undefined;
    if (text === undefined) throw nonsense(options, what, 'a piece that is no JSON value');
    if (options.isVerified && JSON.stringify(action() ?? null) !== text) throw impure(options, what);
    return JSON.parse(text);
  } catch (error) {
    throw error instanceof ExtensionError ? error : failure(options, what, error);
  }
}

function failure({ name, placeOf }: OwnTargetOptions, what: string, error: unknown): ExtensionError {
  const found = diagnostic('target-failed', placeOf(error), { name, what, reason: reasonOf(error) });
  return new ExtensionError(withStack(found, error), { cause: error });
}

function impure({ name, placeOf }: OwnTargetOptions, what: string): ExtensionError {
  return new ExtensionError(diagnostic('target-impure', placeOf(), { name, what }));
}

function nonsense({ name, placeOf }: OwnTargetOptions, what: string, found: string): ExtensionError {
  return new ExtensionError(diagnostic('target-result', placeOf(), { name, what, found }));
}

/** The files of a result, if it is a list of files, each with its full path. */
function emitted(
  options: OwnTargetOptions,
  what: string,
  result: unknown,
  ours: readonly TargetFile[],
  operation: string | undefined,
): readonly EmittedFile[] {
  const { name, target, placeOf } = options;
  const own: OwnTarget = { name, isInert: target.inert ?? true, placeOf };
  if (!Array.isArray(result))
    throw nonsense(options, what, result === undefined ? 'nothing' : 'something else than a list');
  return result.map((file: unknown, at) => {
    const { path, content, verbatim } = fileOf(file) ?? {};
    if (typeof path !== 'string' || typeof content !== 'string')
      throw nonsense(options, what, `something else than a file, at ${at} of the list`);
    const found = ownPath(path, operation);
    if ('reason' in found) {
      const { reason } = found;
      throw new ExtensionError(diagnostic('target-path', placeOf(), { name, what, path, reason }));
    }
    // What it passes on of ours has its final form already.
    const isOurs = ours.some((one) => one.path === path && one.content === content);
    return {
      path: found.path,
      content,
      ...((isOurs || verbatim === true || !found.hasFormat) && { verbatim: true }),
      own,
    };
  });
}

function fileOf(
  file: unknown,
): { readonly path?: unknown; readonly content?: unknown; readonly verbatim?: unknown } | undefined {
  return typeof file === 'object' && file !== null ? file : undefined;
}
