/**
 * What a client sends: the URL, the body and the headers of a call, shared by all generated clients.
 *
 * Parameters and request are read once, as the JSON text that they have at that time. What is validated is the value of
 * that text, and what is sent is the text, so that no getter, `toJSON` or later change comes in between.
 */
import { InvalidRequestError, rulesOf, type Violation } from './errors.js';
import type { HeadersClass, HeadersLike } from './platform.js';

declare const Headers: HeadersClass;
declare const URL: new (url: string) => ParsedUrl;

interface ParsedUrl {
  readonly href: string;
  readonly protocol: string;
  readonly host: string;
  readonly pathname: string;
  readonly username: string;
  readonly password: string;
}

/** What the definition says about the requests of an operation. */
export interface OutgoingOperation {
  readonly method: string;
  /** Left out when the operation has no parameters. */
  readonly validateParameters?: (parameters: unknown) => readonly Violation[];
  /** Left out when the operation has no body. */
  readonly validateRequest?: (request: unknown) => readonly Violation[];
  /** The path in pieces: a text as it stands, or a parameter. */
  readonly path: readonly (string | { readonly parameter: string })[];
  /** The names of the parameters in the query. */
  readonly query: readonly string[];
}

export interface Outgoing {
  readonly method: string;
  readonly url: string;
  readonly body: string | undefined;
}

/** Origin and path, without a slash at the end. Throws a TypeError that does not repeat the URL. */
export function baseOf(baseUrl: string | { readonly href: string }): string {
  const url = parseUrl(typeof baseUrl === 'string' ? baseUrl : baseUrl.href);
  if (!url || !/^https?:$/.test(url.protocol))
    throw new TypeError('baseUrl has to be an absolute URL of http or https');
  // Platforms refuse such a URL later, some in words that repeat it.
  if (url.username !== '' || url.password !== '')
    throw new TypeError('baseUrl may hold no credentials; headers can carry them');
  return `${url.protocol}//${url.host}${url.pathname.replace(/\/$/, '')}`;
}

/** Throws an InvalidRequestError when parameters or request break a rule, or cannot be sent. */
export function outgoingOf(
  base: string,
  { method, validateParameters, validateRequest, path, query }: OutgoingOperation,
  parameters: unknown,
  request: unknown,
): Outgoing {
  const values = validateParameters ? writtenOnce(parameters, validateParameters).value : undefined;
  const body = validateRequest ? writtenOnce(request, validateRequest).text : undefined;
  return { method, url: urlOf(base, path, values) + queryOf(query, values), body };
}

interface Written {
  readonly text: string;
  readonly value: unknown;
}

function writtenOnce(given: unknown, validate: (value: unknown) => readonly Violation[]): Written {
  const written = asJson(given);
  const violations = validate(written ? written.value : given);
  if (violations.length > 0)
    throw new InvalidRequestError(`The request breaks the contract${rulesOf(violations)}`, violations);
  if (!written) throw new InvalidRequestError('The request cannot be written as JSON');
  return written;
}

/** Undefined for what JSON cannot say; the error of the platform names elements of it. */
function asJson(given: unknown): Written | undefined {
  try {
    const text = JSON.stringify(given) as string | undefined;
    return text === undefined ? undefined : { text, value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function urlOf(base: string, pieces: OutgoingOperation['path'], values: unknown): string {
  const path = pieces.map((piece) => (typeof piece === 'string' ? piece : segmentOf(valueOf(values, piece.parameter))));
  const url = base + path.join('');
  // A segment of dots would lead to another path.
  if (parseUrl(url)?.href !== url) throw cannotBePartOf('path');
  return url;
}

function segmentOf(value: unknown): string {
  const text = String(value);
  // An empty segment is another path, and some servers end a text at a NUL.
  if (text === '' || text.includes('\0')) throw cannotBePartOf('path');
  return encoded(text, 'path');
}

function queryOf(names: readonly string[], values: unknown): string {
  const pairs = names.flatMap((name) => {
    const value = valueOf(values, name);
    return value === undefined ? [] : `${encodeURIComponent(name)}=${encoded(String(value), 'query')}`;
  });
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

/** The value of an own element. */
function valueOf(values: unknown, name: string): unknown {
  if (typeof values !== 'object' || values === null || !Object.hasOwn(values, name)) return undefined;
  return (values as Readonly<Record<string, unknown>>)[name];
}

function encoded(text: string, place: 'path' | 'query'): string {
  // Half of a surrogate pair is no character, and would arrive as another one.
  if (/\p{Surrogate}/u.test(text)) throw cannotBePartOf(place);
  return encodeURIComponent(text);
}

function cannotBePartOf(place: 'path' | 'query'): InvalidRequestError {
  return new InvalidRequestError(`A parameter has a value that cannot be part of a ${place}`);
}

/** Undefined for what is no URL; the error of the platform repeats it. */
function parseUrl(text: string): ParsedUrl | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** The headers of one attempt. Throws when one cannot be sent, and the error of the platform may repeat its value. */
export function headersOf(
  ofClient: HeadersLike | undefined,
  ofCall: HeadersLike | undefined,
  { body }: Outgoing,
): Record<string, string> {
  const headers = new Headers(ofClient);
  new Headers(ofCall).forEach((value, name) => headers.set(name, value));
  headers.set('accept', 'application/json');
  if (body !== undefined) headers.set('content-type', 'application/json');
  const pairs: [string, string][] = [];
  headers.forEach((value, name) => pairs.push([name, value]));
  return Object.fromEntries(pairs);
}
