/** Files that make the output a package. They belong to the user as well: each says which parts of it are generated. */

/** A value at a path of keys in a JSON document. */
export interface JsonPart {
  readonly path: readonly string[];
  readonly value: unknown;
  /** Set if the configuration says so; then it always stands in the file. The user may change and remove other parts. */
  readonly isGiven?: true;
  /** Set if it is only what a new file begins with; nothing restores it. */
  readonly isFirst?: true;
}

export type PackageFile =
  | {
      readonly kind: 'json';
      readonly path: string;
      /** In the order that they have in a new file. */
      readonly parts: readonly JsonPart[];
    }
  /** Markdown with one generated section, between two comments. */
  | {
      readonly kind: 'section';
      readonly path: string;
      /** What stands above the section in a new file. */
      readonly head: string;
      readonly section: string;
    }
  /** A copy of a file with the same name in the current folder; made once, and not where there is none. */
  | { readonly kind: 'copy'; readonly path: string };
