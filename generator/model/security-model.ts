/** How callers authenticate. */

/** How callers authenticate. */
export interface Security {
  /** A caller needs all schemes of one of them; there are none if callers do not authenticate. */
  readonly alternatives: readonly (readonly SecurityScheme[])[];
  /** Whether the definition names schemes that a call shows, so that server and client read and write the credentials. */
  readonly isTyped: boolean;
}

export type SecurityScheme = { readonly name: string; readonly description?: string } & (
  | { readonly kind: 'bearer' | 'basic' | 'mutualTLS' }
  | { readonly kind: 'apiKey'; readonly in: 'header' | 'query'; readonly sentAs: string }
);
