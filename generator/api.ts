/**
 * What the package exports: types of the configuration, and the function that checks it against them. Its declarations are
 * made from this file alone, so it imports nothing.
 */

/** Targets on or off. Everything is on by default, except for the vectors. */
export interface Targets {
  /** JSON Schema 2020-12 of every message. */
  readonly 'json-schema'?: boolean | JsonSchemaOptions;
  /** OpenAPI 3.1. */
  readonly openapi?: boolean | OpenApiOptions;
  /** TypeScript types. */
  readonly types?: boolean;
  /** Validators, schemas as constants, and the entry point. They need the types. */
  readonly validators?: boolean;
  /** Servers. They need the validators. */
  readonly server?: boolean;
  /** Clients. They need the validators. */
  readonly client?: boolean;
  /** The tables as Markdown and as JSON. */
  readonly docs?: boolean;
  /** Payloads with their verdicts. They are large. Default: off. */
  readonly vectors?: boolean;
  /** How well each output enforces each rule. */
  readonly fidelity?: boolean;
}

export interface JsonSchemaOptions {
  /**
   * What the `$id` of every schema begins with: a URL that ends in `/`, or a URN that ends in `:`. It also is in the
   * constants of the validators. Default: `urn:specwright:`.
   */
  readonly idBase?: string;
}

export interface OpenApiOptions {
  /** A document for each operation, for each API, or for both. Default: both. */
  readonly documents?: readonly ('operation' | 'api')[];
}

/** What makes the output folder a package. Everything else in its package.json is yours. */
export interface PackageOptions {
  /** The name by which other packages import it. */
  readonly name: string;
  /** Default: what `package.json` has, at first `0.0.0`. */
  readonly version?: string;
  readonly description?: string;
  /** An SPDX expression, such as `MIT`. */
  readonly license?: string;
  /**
   * What other packages import: the files that `specwright build` compiles, or the sources as they are, which suits a
   * monorepo whose tools take TypeScript. Default: `compiled`.
   */
  readonly exports?: 'compiled' | 'sources';
}

/** The configuration. Paths are relative to the folder of its file. */
export interface Config {
  /** The schema of this file, for editors; only of use in `specwright.config.json`. */
  readonly $schema?: string;
  /**
   * Where the definitions are: folders (with their subfolders), files, and patterns such as `packages/*\/definitions`. A
   * pattern that begins with `!` excludes. Default: `definitions`.
   */
  readonly definitions?: string | readonly string[];
  /** The output folder. Default: `generated`. */
  readonly out?: string;
  /** The folder in which you implement the operations; `false` for none. Default: `handlers`. */
  readonly handlers?: string | false;
  /** A folder of templates that replace those of the package. */
  readonly templates?: string;
  /** The ending with which emitted code imports modules beside it: `./types.js`, `./types.ts` or `./types`. Default: `js`. */
  readonly imports?: 'js' | 'ts' | 'none';
  readonly targets?: Targets;
  /** Makes the output folder a package. Default: it is none. */
  readonly package?: PackageOptions;
}

/** Returns the configuration as it is. Editors complete it, and TypeScript checks it. */
export function defineConfig(config: Config): Config {
  return config;
}
