/** What a target is: a pure function from the model to files. Someone else formats, compares and writes them. */
import type { Model, Operation } from '../model.js';
import type { Render } from './render.js';
import type { ViewShape } from './template-view.js';

/** A file to be written, before formatting. */
export interface EmittedFile {
  /** Relative to the output folder, forward slashes: `create-customer/types.ts`. */
  readonly path: string;
  readonly content: string;
  /** True when the content is printed in its final form and Prettier is to leave it alone. */
  readonly verbatim?: boolean;
}

/** Emits files of one operation, each in the folder of the operation's name. */
export interface OperationTarget {
  readonly name: string;
  /** The templates that it renders, and what each is rendered with: `server/server.ts.hbs`. */
  readonly templates?: Readonly<Record<string, ViewShape>>;
  readonly emitOperation: (
    operation: Operation,
    render: Render,
  ) => readonly EmittedFile[] | Promise<readonly EmittedFile[]>;
}

/** Emits files of the package as a whole. */
export interface PackageTarget {
  readonly name: string;
  readonly emitPackage: (model: Model) => readonly EmittedFile[] | Promise<readonly EmittedFile[]>;
}
