/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/http/credentials.ts, made by `specwright generate`. Do not edit.
/** Reads and writes the credentials of a call; part of operations whose definition names the schemes. */
import { textsOf } from './head.js';
import type { RequestHead } from './operation.js';

/** How a caller authenticates, as defined. */
export interface Scheme {
  /** With `mutualTLS`, whoever ends TLS checks the certificate; the call itself contains nothing. */
  readonly kind: 'bearer' | 'basic' | 'apiKey' | 'mutualTLS';
  /** Where an API key is sent, and under which name. */
  readonly in?: 'header' | 'query';
  readonly sentAs?: string;
}

/** A caller needs all schemes of one alternative, which has them by name. */
export type Alternatives = readonly Readonly<Record<string, Scheme>>[];

/** By the names of their schemes. */
type Credentials = Readonly<Record<string, unknown>>;

export type ReadCredentials = (alternatives: Alternatives, head: RequestHead) => Credentials | undefined;

/** The credentials of the first alternative of which the call has all; undefined if there is none. */
export function readCredentials(alternatives: Alternatives, head: RequestHead): Credentials | undefined {
  for (const alternative of alternatives) {
    const found: [string, unknown][] = [];
    let isWhole = true;
    for (const [name, scheme] of Object.entries(alternative)) {
      if (scheme.kind === 'mutualTLS') continue;
      const credential = credentialIn(scheme, head);
      if (credential === undefined) isWhole = false;
      else found.push([name, credential]);
    }
    if (isWhole) return Object.fromEntries(found);
  }
  return undefined;
}

function credentialIn({ kind, in: location, sentAs = '' }: Scheme, { url, headers }: RequestHead): unknown {
  if (kind === 'apiKey') {
    const sent = location === 'header' ? headers.get(sentAs) : keyIn(url, sentAs);
    return typeof sent === 'string' && sent.trim() !== '' ? sent.trim() : undefined;
  }
  const sent = headers.get('authorization') ?? '';
  if (kind === 'bearer') return /^Bearer +([\w.~+/-]+=*) *$/i.exec(sent)?.[1];
  const encoded = /^Basic +([A-Za-z0-9+/]+={0,2}) *$/i.exec(sent)?.[1];
  const text = encoded === undefined ? undefined : fromBase64(encoded);
  const colon = text?.indexOf(':') ?? -1;
  return text === undefined || colon < 0 ? undefined : { user: text.slice(0, colon), password: text.slice(colon + 1) };
}

/** A key that is given twice is none. */
function keyIn(url: string, name: string): unknown {
  const read = textsOf(url, []);
  return read.ok && Object.hasOwn(read.texts, name) ? read.texts[name] : undefined;
}

declare const atob: (text: string) => string;
declare const btoa: (text: string) => string;

/** UTF-8 in base64; undefined if it is invalid. */
function fromBase64(text: string): string | undefined {
  try {
    return decodeURIComponent(atob(text).replace(/[^]/g, (one) => `%${hex(one.charCodeAt(0))}`));
  } catch {
    return undefined;
  }
}

function toBase64(text: string): string {
  return btoa(
    encodeURIComponent(text).replace(/%(..)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
  );
}

function hex(code: number): string {
  return code.toString(16).padStart(2, '0');
}

/** Credentials, or a function that returns them. */
export type Provided<Given> = Given | (() => Given | PromiseLike<Given>);

/** The headers and the elements of the query that contain credentials. */
export interface WrittenCredentials {
  readonly headers: Readonly<Record<string, string>>;
  readonly query: readonly (readonly [name: string, text: string])[];
}

export type WriteCredentials = (alternatives: Alternatives, credentials: unknown) => WrittenCredentials;

/** Writes the credentials of the first alternative that is given whole. Throws if there is none. */
export function writeCredentials(alternatives: Alternatives, credentials: unknown): WrittenCredentials {
  const given = new Map<string, unknown>(
    typeof credentials === 'object' && credentials !== null ? Object.entries(credentials) : [],
  );
  const isGiven = ([name, { kind }]: readonly [string, Scheme]): boolean =>
    kind === 'mutualTLS' || given.get(name) !== undefined;
  const alternative = alternatives.find((one) => Object.entries(one).every(isGiven));
  if (!alternative) throw new TypeError('The credentials are incomplete');
  const headers: [string, string][] = [];
  const query: [string, string][] = [];
  for (const [name, { kind, in: location, sentAs = '' }] of Object.entries(alternative)) {
    const credential = given.get(name);
    if (kind === 'apiKey' && location === 'query') query.push([sentAs, String(credential)]);
    else if (kind === 'apiKey') headers.push([sentAs, String(credential)]);
    else if (kind === 'bearer') headers.push(['authorization', `Bearer ${String(credential)}`]);
    else if (kind === 'basic') headers.push(['authorization', `Basic ${basicOf(credential)}`]);
  }
  return { headers: Object.fromEntries(headers), query };
}

function basicOf(credential: unknown): string {
  const { user, password } = Object(credential) as { readonly user?: unknown; readonly password?: unknown };
  // A server ends the name of the user at the first colon.
  if (typeof user !== 'string' || typeof password !== 'string' || user.includes(':'))
    throw new TypeError('The credentials need a user without a colon, and a password');
  return toBase64(`${user}:${password}`);
}
