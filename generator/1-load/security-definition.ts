/** How callers authenticate. */

/** `bearer`, `none` or the name of a scheme; in a list, each is an alternative, `none` for calls without any. */
export type SecurityDefinition =
  string | readonly (NamedSchemeDefinition | { readonly all: readonly NamedSchemeDefinition[] })[];

/** A scheme, or one with the scopes that its token needs. */
export type NamedSchemeDefinition = string | { readonly scheme: string; readonly scopes: readonly string[] };

export interface SchemeDefinition {
  readonly type: 'bearer' | 'basic' | 'apiKey' | 'mutualTLS' | 'oauth2' | 'openIdConnect';
  /** Of an API key: where it is sent, and under which name. */
  readonly in?: 'header' | 'query';
  readonly name?: string;
  /** Of OAuth 2: how a client gets its token. */
  readonly flows?: Readonly<Partial<Record<FlowName, FlowDefinition>>>;
  /** Of OpenID Connect: where its configuration is read. */
  readonly url?: string;
  readonly description?: string;
}

export type FlowName = 'authorizationCode' | 'clientCredentials' | 'implicit' | 'password';

export interface FlowDefinition {
  readonly authorizationUrl?: string;
  readonly tokenUrl?: string;
  readonly refreshUrl?: string;
  /** By their names, what each allows. */
  readonly scopes?: Readonly<Record<string, string>>;
}
