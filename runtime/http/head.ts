/** What the head of a request says, shared by all generated servers. */
import type { RequestHead } from './operation.js';

/** How long the path and the query of a request may be together, in characters; Node takes no longer head by itself. */
export const longestUrl: number = 16 * 1024;

/** How many elements a query may have. */
const mostElements = 1000;

export type Texts =
  | { readonly ok: true; readonly texts: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly problem: string };

/**
 * The texts of path and query by name, several of one name as an array, which no parameter is.
 *
 * @param path names and texts as they were sent; they go before what has the same name in the query
 */
export function textsOf(url: string, path: readonly (readonly [name: string, text: string])[]): Texts {
  const texts = new Map<string, string | string[]>();
  const elements = queryOf(url)
    .split('&')
    .filter((element) => element !== '');
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
    // What reads a URL takes it for a slash.
    const text = sent.includes('\\') ? undefined : decoded(sent, '+');
    if (text === undefined) return { ok: false, problem: 'The path cannot be decoded.' };
    texts.set(name, text);
  }
  // Own properties, whatever their names.
  return { ok: true, texts: Object.fromEntries(texts) };
}

function queryOf(url: string): string {
  const end = url.indexOf('#');
  const target = end < 0 ? url : url.slice(0, end);
  const start = target.indexOf('?');
  return start < 0 ? '' : target.slice(start + 1);
}

/**
 * What a part of a URL stands for; undefined when it holds what no URL does, escapes of no text, or a NUL.
 *
 * @param plus what a plus stands for: in a query a space
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

/** Whether the body says that it is JSON, in UTF-8 and not compressed. */
export function isJson(headers: RequestHead['headers']): boolean {
  const type = headers.get('content-type') ?? '';
  const encoding = headers.get('content-encoding');
  if (encoding !== null && encoding.toLowerCase() !== 'identity') return false;
  if (type === 'application/json') return true;
  const parameters = /^[ \t]*application\/json(?=[ \t;]|$)(.*)$/i.exec(type)?.[1];
  return parameters !== undefined && charsetsOf(parameters)?.every((charset) => /^"?utf-?8"?$/i.test(charset)) === true;
}

/** Behind a semicolon a parameter or nothing. */
const parameter = /[ \t]*(?:;[ \t]*(?:([!#$%&'*+.^_`|~\w-]+)=([!#$%&'*+.^_`|~\w-]+|"(?:[^"\\]|\\.)*"))?|$)/y;

/** One at most; undefined when the parameters of a media type cannot be read, or name several. */
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

/** The caller's place in a trace, when it is written as W3C Trace Context has it. */
export function traceparentOf({ headers }: RequestHead): string | undefined {
  const given = headers.get('traceparent');
  return given !== null && /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/.test(given) ? given : undefined;
}
