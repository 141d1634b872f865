/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/http/outgoing.ts, made by `specwright generate`. Do not edit.
/**
 * The URL, body and headers of a call; shared by all generated clients.
 *
 * Parameters and request are serialized once, as JSON. The value of that text is validated and the text is sent, so that
 * no getter, `toJSON` or later change can make a difference between the two.
 */
import type { Findings, Violation } from '../validation/violation.js';
import type { Alternatives, WriteCredentials, WrittenCredentials } from './credentials.js';
import { InvalidRequestError, rulesOf } from './errors.js';
import type { HeadersClass, HeadersLike, UrlClass, UrlLike } from './platform.js';
import type { AllParameters } from './read-parameters.js';
import type { WriteParameters } from './write-parameters.js';

declare const Headers: HeadersClass;
declare const URL: UrlClass;

/** The requests of an operation, as defined. */
export interface OutgoingOperation {
  readonly method: string;
  /** Absent if the operation has no parameters. */
  readonly validateParameters?: (parameters: unknown) => Findings<Violation>;
  /** Absent if the operation has no body. */
  readonly validateRequest?: (request: unknown) => Findings<Violation>;
  /** That of the body; `application/json` by default. */
  readonly mediaType?: string;
  /** With parameters in braces: `/a/{id}`. */
  readonly path: string;
  /** The names of the parameters in the query. */
  readonly query: readonly string[];
  /** All parameters, if there are headers or arrays among them, and what writes them. */
  readonly parameters?: AllParameters;
  readonly writeParameters?: WriteParameters;
  /** How the caller authenticates, if the definition names its schemes, and what writes its credentials. */
  readonly alternatives?: Alternatives;
  readonly writeCredentials?: WriteCredentials;
  /** Media types of answers; JSON by default. */
  readonly accept?: string;
}

export interface Outgoing extends Pick<OutgoingOperation, 'alternatives' | 'writeCredentials'> {
  readonly method: string;
  readonly url: string;
  readonly body: string | undefined;
  /** That of the body; `application/json` by default. */
  readonly mediaType?: string | undefined;
  /** The headers among the parameters. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Media types of answers; JSON by default. */
  readonly accept?: string | undefined;
}

/** Origin and path without a trailing slash. Throws a TypeError that does not contain the URL. */
export function baseOf(baseUrl: string | { readonly href: string }): string {
  const url = parseUrl(typeof baseUrl === 'string' ? baseUrl : baseUrl.href);
  if (!url || !/^https?:$/.test(url.protocol)) throw new TypeError('baseUrl must be an absolute http or https URL');
  // Platforms refuse such a URL later, some with a message that contains it.
  if (url.username !== '' || url.password !== '')
    throw new TypeError('baseUrl must not contain credentials; use headers instead');
  return `${url.protocol}//${url.host}${url.pathname.replace(/\/$/, '')}`;
}

/** Throws an InvalidRequestError if parameters or request break a rule or cannot be sent. */
export function outgoingOf(
  base: string,
  operation: OutgoingOperation,
  parameters: unknown,
  request: unknown,
): Outgoing {
  const { method, validateParameters, validateRequest, path, query, parameters: sent, writeParameters } = operation;
  const { mediaType, accept, alternatives, writeCredentials } = operation;
  const secrets = alternatives && writeCredentials ? { alternatives, writeCredentials } : {};
  const values = validateParameters ? writtenOnce(parameters, validateParameters).value : undefined;
  const body = validateRequest ? writtenOnce(request, validateRequest).text : undefined;
  if (!sent || !writeParameters) {
    const pairs = query.map((name) => [name, valueOf(values, name)] as const);
    return { method, url: urlOf(base, path, values) + queryOf(pairs), body, mediaType, accept, ...secrets };
  }
  const written = writeParameters(sent, values);
  const url = urlOf(base, path, written.path) + queryOf(written.query);
  return { method, url, body, mediaType, accept, headers: written.headers, ...secrets };
}

interface Written {
  readonly text: string;
  readonly value: unknown;
}

function writtenOnce(given: unknown, validate: (value: unknown) => Findings<Violation>): Written {
  const written = asJson(given);
  const violations = validate(written ? written.value : given);
  if (violations.length > 0)
    throw new InvalidRequestError(`The request breaks the contract${rulesOf(violations)}`, violations);
  if (!written) throw new InvalidRequestError('The request cannot be written as JSON');
  return written;
}

/** Undefined if the value cannot be written as JSON; the error of the platform would contain names of its elements. */
function asJson(given: unknown): Written | undefined {
  try {
    const text = JSON.stringify(given) as string | undefined;
    return text === undefined ? undefined : { text, value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function urlOf(base: string, path: string, values: unknown): string {
  const url = base + path.replace(/\{([^{}]+)\}/g, (_, name: string) => segmentOf(valueOf(values, name)));
  // Dot segments would lead to another path.
  if (parseUrl(url)?.href !== url) throw cannotBePartOf('path');
  return url;
}

function segmentOf(value: unknown): string {
  // An empty segment is another path.
  if (value === '') throw cannotBePartOf('path');
  return encoded(value, 'path');
}

function queryOf(pairs: readonly (readonly [name: string, value: unknown])[]): string {
  const elements = pairs.flatMap(([name, value]) =>
    value === undefined ? [] : `${encodeURIComponent(name)}=${encoded(value, 'query')}`,
  );
  return elements.length === 0 ? '' : `?${elements.join('&')}`;
}

/** The value of an own property. */
function valueOf(values: unknown, name: string): unknown {
  if (typeof values !== 'object' || values === null || !Object.hasOwn(values, name)) return undefined;
  return (values as Readonly<Record<string, unknown>>)[name];
}

function encoded(value: unknown, place: 'path' | 'query'): string {
  const text = String(value);
  // Servers refuse a NUL, at which some would end the text. A lone surrogate would arrive as another character.
  if (/\0|\p{Surrogate}/u.test(text)) throw cannotBePartOf(place);
  return encodeURIComponent(text);
}

function cannotBePartOf(place: 'path' | 'query'): InvalidRequestError {
  return new InvalidRequestError(`A parameter has a value that cannot be part of a ${place}`);
}

/** The URL with the credentials in its query. */
export function urlWith(url: string, { query }: WrittenCredentials): string {
  const elements = queryOf(query);
  return url.includes('?') ? url + elements.replace('?', '&') : url + elements;
}

/** Undefined if the text is not a URL; the error of the platform would contain it. */
function parseUrl(text: string): UrlLike | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** The headers of one attempt. Throws if one is invalid; the error of the platform may contain its value. */
export function headersOf(
  ofClient: HeadersLike | undefined,
  ofCall: HeadersLike | undefined,
  {
    body,
    mediaType = 'application/json',
    accept = 'application/json',
    headers: ofParameters = {},
  }: Pick<Outgoing, 'body' | 'mediaType' | 'accept' | 'headers'>,
  ofCredentials: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const headers = new Headers(ofClient);
  new Headers(ofCall).forEach((value, name) => {
    headers.set(name, value);
  });
  for (const [name, value] of Object.entries({ ...ofParameters, ...ofCredentials })) headers.set(name, value);
  headers.set('accept', accept);
  if (body !== undefined) headers.set('content-type', mediaType);
  const pairs: [string, string][] = [];
  headers.forEach((value, name) => pairs.push([name, value]));
  return Object.fromEntries(pairs);
}
