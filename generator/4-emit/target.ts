/** A target: a pure function from the model to files. Other modules format, compare and write them. */
import type { Operation } from '../model/model.js';
import type { SiteName } from '../settings.js';
import type { Extensions } from '../extend/extensions.js';
import type { Vector } from '../vectors/vectors.js';
import type { DeclareFidelity, Ledger } from './ledger.js';
import type { Render } from './templates/render.js';
import type { ViewShape } from './templates/view.js';

/** A file to be written, before formatting. */
export interface EmittedFile {
  /** Relative to the output folder, forward slashes: `create-customer/types.ts`. */
  readonly path: string;
  readonly content: string;
  /** True if the content is in its final form, so that Prettier does not format it. */
  readonly verbatim?: boolean;
  /** What a YAML text says, as JSON text. */
  readonly data?: string;
  /** Of a target of a user. */
  readonly own?: OwnTarget;
  /** Where the blocks of each piece begin in the content, in characters; none for a piece of another file. */
  readonly blocks?: readonly (readonly number[])[];
}

/** What the checks of a file need of the target of a user. */
export interface OwnTarget {
  readonly name: string;
  readonly isInert: boolean;
  readonly placeOf: Extensions['placeOf'];
}

/** The site that the pages are for. */
export interface SitePlace {
  readonly site: SiteName;
  /** The folder in which they stand, with a slash at both ends. */
  readonly base: string;
}

/** What every file of a run depends on. */
export interface RunContext extends SitePlace {
  readonly render: Render;
  /** The names of the targets of operations that the run emits. */
  readonly emits: ReadonlySet<string>;
}

/** The input of a target besides the operation. */
export interface EmitContext extends RunContext {
  /** How well every target enforces every rule of the operation. */
  readonly ledger: () => Promise<Ledger>;
  /** The conformance vectors of the operation; absent if the run does not generate them. */
  readonly vectors?: () => Promise<readonly Vector[]>;
  /** What the `$id` of a JSON Schema begins with; absent for a URN. */
  readonly idBase?: string | undefined;
}

/** Emits files of one operation into the folder with its name. */
export interface OperationTarget {
  readonly name: string;
  /** The templates that the target renders, each with the shape of its view: `server/server.ts.hbs`. */
  readonly templates?: Readonly<Record<string, ViewShape>>;
  /** How well the target enforces each rule; `npm run prove` checks the declarations. */
  readonly fidelity: DeclareFidelity | 'carries no rules';
  readonly emitOperation: (
    operation: Operation,
    context: EmitContext,
  ) => readonly EmittedFile[] | Promise<readonly EmittedFile[]>;
}

/** What a piece consists of. */
export interface PieceParts {
  /** Texts that each stand unchanged in one place of the files. */
  readonly blocks: readonly string[];
  /** Everything else. */
  readonly rest: string;
}

/** Emits files of the package as a whole. */
export interface PackageTarget {
  readonly name: string;
  readonly templates?: OperationTarget['templates'];
  /** What the files need of an operation, as text, which is kept as long as the operation does not change. */
  readonly pieceOf?: (operation: Operation) => string;
  /**
   * For pieces with long texts. As long as the rest of every piece is the same, so is everything else in the files, and a
   * change of one operation only replaces its blocks in them.
   */
  readonly partsOf?: (piece: string) => PieceParts;
  /** @param pieces those of all operations, in the order of their names; none if the files need nothing of them */
  readonly emitPackage: (
    pieces: readonly string[],
    context: RunContext,
  ) => readonly EmittedFile[] | Promise<readonly EmittedFile[]>;
}

/** A package target with pieces that are JSON values. */
export function packageTarget<Piece>({
  pieceOf,
  emitPackage,
  ...target
}: Pick<PackageTarget, 'name' | 'templates'> & {
  readonly pieceOf: (operation: Operation) => Piece;
  readonly emitPackage: (pieces: readonly Piece[], context: RunContext) => ReturnType<PackageTarget['emitPackage']>;
}): PackageTarget {
  return {
    ...target,
    pieceOf: (operation) => JSON.stringify(pieceOf(operation)),
    // Each is a text that the function above returned.
    emitPackage: (pieces, context) =>
      emitPackage(
        pieces.map((piece) => JSON.parse(piece) as Piece),
        context,
      ),
  };
}
