/** What `uses` of an operation names: a common file beside it or above, or one of an installed package. */

/** Whether `uses` names a file of a package, rather than one in the folder of the definition or above. */
export function isInstalled(uses: string): boolean {
  return uses.includes('/');
}

/** The path of a file of a package, or why there is none. */
export type Installed = { readonly path: string } | { readonly reason: string };

/** Where a file of a package is for a definition, both by their paths. */
export type FindInstalled = (uses: string, definition: string) => Installed;
