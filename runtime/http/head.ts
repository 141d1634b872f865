/** Reads the head of a request; shared by all generated servers. */
import type { RequestHead } from './operation.js';

/** Maximum length of path and query in characters; Node has the same limit for the head by default. */
export const longestUrl: number = 16 * 1024;

/** Maximum number of elements in a query. */
const mostElements = 1000;

export type Texts =
  | { readonly ok: true; readonly texts: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly problem: string };

/**
 * The texts of path and query by name. Several texts with the same name become an array, which is invalid for any parameter.
 *
 * @param path names and texts as sent; they take precedence over those in the query
 */
export function textsOf(url: string, path: readonly (readonly [name: string, text: string])[]): Texts {
  const texts = new Map<string, string | string[]>();
  const query = queryOf(url);
  const elements = query === '' ? [] : query.split('&').filter((element) => element !== '');
  if (elements.length > mostElements) return { ok: false, problem: 'The query has too many elements.' };
  for (const element of elements) {
    const middle = element.indexOf('=');
    const name = decoded(middle < 0 ? element : element.slice(0, middle), ' ');
    const text = decoded(middle < 0 ? '' : element.slice(middle + 1), ' ');
    if (name === undefined || text === undefined) return { ok: false, problem: 'The query cannot be decoded.' };
    const earlier = texts.get(name);
    if (Array.isArray(earlier)) earlier.push(text);
    else texts.set(name, earlier === undefined ? text : [earlier, text]);
  }
  for (const [name, sent] of path) {
    // URL parsers treat a backslash as a slash.
    const text = sent.includes('\\') ? undefined : decoded(sent, '+');
    if (text === undefined) return { ok: false, problem: 'The path cannot be decoded.' };
    texts.set(name, text);
  }
  // Object.fromEntries creates own properties for any name.
  return { ok: true, texts: Object.fromEntries(texts) };
}

function queryOf(url: string): string {
  const end = url.indexOf('#');
  const target = end < 0 ? url : url.slice(0, end);
  const start = target.indexOf('?');
  return start < 0 ? '' : target.slice(start + 1);
}

/**
 * Decodes a part of a URL; undefined if it contains invalid characters, invalid escapes or a NUL.
 *
 * @param plus the meaning of a plus, which is a space in a query
 */
function decoded(text: string, plus: '+' | ' '): string | undefined {
  if (!/^[!-~]*$/.test(text)) return undefined;
  const result = decodedEscapes(plus === '+' ? text : text.replaceAll('+', plus));
  return result?.includes('\0') ? undefined : result;
}

function decodedEscapes(text: string): string | undefined {
  try {
    return text.includes('%') ? decodeURIComponent(text) : text;
  } catch {
    return undefined;
  }
}

/** The media type of a body, unless the definition says another. */
export const defaultMediaTypes: readonly string[] = ['application/json'];

/** Whether the headers declare the body as it is: compressed bodies are not read. */
export function isUncompressed(headers: RequestHead['headers']): boolean {
  const encoding = headers.get('content-encoding');
  return encoding === null || encoding.toLowerCase() === 'identity';
}

/** Whether the headers declare the body as JSON of one of these media types, in UTF-8. */
export function isJson(headers: RequestHead['headers'], mediaTypes: readonly string[] = defaultMediaTypes): boolean {
  const type = headers.get('content-type') ?? '';
  if (mediaTypes.includes(type)) return true;
  const [, name = '', parameters = ''] = /^[ \t]*([^ \t;]*)([^]*)$/.exec(type) ?? [];
  if (!mediaTypes.includes(name.toLowerCase())) return false;
  return charsetsOf(parameters)?.every((charset) => /^"?utf-?8"?$/i.test(charset)) === true;
}

/** A semicolon with a parameter or nothing after it. */
const parameter = /[ \t]*(?:;[ \t]*(?:([!#$%&'*+.^_`|~\w-]+)=([!#$%&'*+.^_`|~\w-]+|"(?:[^"\\]|\\.)*"))?|$)/y;

/** The charset, if there is one; undefined if the parameters of the media type are invalid, or contain several. */
function charsetsOf(parameters: string): readonly string[] | undefined {
  const charsets: string[] = [];
  for (let at = 0; at < parameters.length; at = parameter.lastIndex) {
    parameter.lastIndex = at;
    const match = parameter.exec(parameters);
    if (!match) return undefined;
    const [, name = '', value = ''] = match;
    if (name.toLowerCase() === 'charset') charsets.push(value);
  }
  return charsets.length > 1 ? undefined : charsets;
}

/** The `traceparent` header (W3C Trace Context), if it is valid. */
export function traceparentOf({ headers }: RequestHead): string | undefined {
  const given = headers.get('traceparent');
  return given !== null && /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/.test(given) ? given : undefined;
}
