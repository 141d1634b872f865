/** The configuration of a project, and the function that checks it against its types. */
import type { Check } from './check.js';
import type { OwnFormat } from './format.js';
import type { Target } from './target.js';

/** Targets on or off, or replaced by one of your own. Everything is on by default, except for the vectors. */
export interface Targets {
  /** JSON Schema 2020-12 of every message. */
  readonly 'json-schema'?: boolean | JsonSchemaOptions | Target;
  /** OpenAPI 3.1. */
  readonly openapi?: boolean | OpenApiOptions | Target;
  /** TypeScript types. */
  readonly types?: boolean | Target;
  /** Validators, schemas as constants, and the entry point. They need the types. */
  readonly validators?: boolean | Target;
  /** Servers. They need the validators. */
  readonly server?: boolean | Target;
  /** Clients. They need the validators. */
  readonly client?: boolean | Target;
  /** The tables as Markdown and as JSON. */
  readonly docs?: boolean | DocsOptions | Target;
  /** Payloads with their verdicts. They are large. Default: off. */
  readonly vectors?: boolean | Target;
  /** How well each output enforces each rule. */
  readonly fidelity?: boolean | Target;
}

export interface JsonSchemaOptions {
  /**
   * What the `$id` of every schema begins with: a URL that ends in `/`, or a URN that ends in `:`. It also is in the
   * constants of the validators. Default: `urn:specwright:`.
   */
  readonly idBase?: string;
}

export interface OpenApiOptions {
  /** A document for each operation, for each API, and one for each API that is only for viewers. Default: the first two. */
  readonly documents?: readonly ('operation' | 'api' | 'viewers')[];
}

export interface DocsOptions {
  /** What reads the pages, each with a dialect of Markdown of its own. Default: `github`. */
  readonly site?: 'github' | 'vitepress' | 'docusaurus' | 'starlight' | 'mkdocs' | 'markdoc';
  /** The folder of the site in which the pages stand, such as `/reference/`. Default: `/`. */
  readonly base?: string;
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

/** What a project adds. */
export interface Extend {
  /** Targets, each under a name in lower case: `tables-csv`. */
  readonly targets?: Readonly<Record<string, Target>>;
  readonly checks?: readonly Check[];
  /** Formats of texts, for `format:` in definitions. */
  readonly formats?: readonly OwnFormat[];
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
  /** Targets and checks of your own, beside those of specwright. */
  readonly extend?: Extend;
}

/** Returns the configuration as it is. Editors complete it, and TypeScript checks it. */
export function defineConfig(config: Config): Config {
  return config;
}
