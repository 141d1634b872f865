/** How callers authenticate. */

/** How callers authenticate. */
export interface Security {
  /** A caller needs all schemes of one of them; there are none if callers do not authenticate. */
  readonly alternatives: readonly (readonly SecurityScheme[])[];
  /** Whether the definition names schemes that a call shows, so that server and client read and write the credentials. */
  readonly isTyped: boolean;
}

export type SecurityScheme = { readonly name: string; readonly description?: string } & (
  | { readonly kind: 'bearer'; readonly token?: TokenSource; readonly scopes?: readonly string[] }
  | { readonly kind: 'basic' | 'mutualTLS' }
  | { readonly kind: 'apiKey'; readonly in: 'header' | 'query'; readonly sentAs: string }
);

/** Where a client gets its bearer token. */
export type TokenSource =
  | { readonly kind: 'oauth2'; readonly flows: Readonly<Record<string, Flow>> }
  | { readonly kind: 'openIdConnect'; readonly url: string };

/** A flow of OAuth 2, as OpenAPI writes it. */
export interface Flow {
  readonly authorizationUrl?: string;
  readonly tokenUrl?: string;
  readonly refreshUrl?: string;
  readonly scopes: Readonly<Record<string, string>>;
}
