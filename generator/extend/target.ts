/** A target of a user: a pure function from the model to files. */
import type { Operation } from '../model/model.js';
import type { ModelVersion } from './version.js';
import type { ViewShape } from './view.js';

/** A file that a target writes. */
export interface TargetFile {
  /**
   * With forward slashes. Of an operation, relative to the folder with its name: `tables.csv`. Of the package, relative to
   * the output folder.
   */
  readonly path: string;
  /** Text. TypeScript, JSON, YAML and Markdown are printed as Prettier prints them. */
  readonly content: string;
  /** Whether the content stays as it is. Files in other languages always do. */
  readonly verbatim?: boolean;
}

export type TargetFiles = readonly TargetFile[] | Promise<readonly TargetFile[]>;

export interface TargetContext {
  /**
   * The files of specwright's own target of this name, in their final form, which this one replaces: to return them
   * changed, or some of them. Empty for a target under a name of its own.
   */
  readonly ours: readonly TargetFile[];
  /** The text of one of {@link Target.templates} for a view of its shape. */
  readonly render: (template: string, view: object) => string;
}

/** What the package needs of an operation: a JSON value. */
export interface Piece<Value> {
  /** The name of the operation. */
  readonly operation: string;
  readonly value: Value;
}

/**
 * A target. Its functions are pure: they depend on nothing but what they are given, and change nothing. They may run in
 * any thread, and do not run at all as long as the definition and the code of the configuration stay as they are.
 */
export interface Target<Value = unknown> {
  /** The version of the model that it is written for; another one is an error instead of a surprise. */
  readonly modelVersion?: ModelVersion;
  /** The files of an operation. */
  readonly operation?: (operation: Operation, context: TargetContext) => TargetFiles;
  /** What {@link package} needs of an operation, as a JSON value, which is kept as long as the operation does not change. */
  readonly piece?: (operation: Operation) => Value;
  /** The files of the package as a whole, from the pieces of all operations in the order of their names. */
  readonly package?: (pieces: readonly Piece<Value>[], context: TargetContext) => TargetFiles;
  /**
   * Templates in the folder `templates` of the configuration, below a folder with the name of the target, with the shape of
   * the view of each: `{ 'page.md.hbs': view.group({ title: view.text }) }`.
   */
  readonly templates?: Readonly<Record<string, ViewShape>>;
  /**
   * Whether nothing may run when a TypeScript or JavaScript file is imported, and nothing may be imported from outside the
   * output folder, which is checked. Default: true.
   */
  readonly inert?: boolean;
}

/** Returns the target as it is, so that TypeScript checks it. It gets its name in the configuration. */
export function defineTarget<Value = unknown>(target: Target<Value>): Target {
  // What its `package` is given is what its `piece` returned.
  return target as Target;
}
