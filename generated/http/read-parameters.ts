/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/http/read-parameters.ts, made by `specwright generate`. Do not edit.
/** Reads headers and arrays among the parameters of a call; part of the servers of operations that have such parameters. */
import { entriesOf, type ListStyle, trimmed } from './lists.js';
import type { RequestHead } from './operation.js';

/** A parameter, as defined. */
export interface Parameter {
  readonly in: 'path' | 'query' | 'header';
  /** The name that is sent, if it is another one. */
  readonly sentAs?: string;
  /** For an array. */
  readonly list?: ListStyle;
}

type Texts = Readonly<Record<string, unknown>>;

/** By name. */
export type AllParameters = Readonly<Record<string, Parameter>>;

export type ReadParameters = (parameters: AllParameters, texts: Texts, headers: RequestHead['headers']) => Read;

type Read = { readonly ok: true; readonly texts: Texts } | { readonly ok: false; readonly problem: string };

/** Maximum length of all headers among the parameters in characters; Node has the same limit for the head by default. */
const longestHeaders = 16 * 1024;

/** Maximum number of entries of an array; a query has as many elements. */
const mostEntries = 1000;

/**
 * Turns the texts of a path and a query, and headers, into the texts of the parameters. An array becomes an array of texts,
 * however its entries were written. Elements of the query that no parameter names are left out.
 */
export function readParameters(parameters: AllParameters, texts: Texts, headers: RequestHead['headers']): Read {
  const found: [string, unknown][] = [];
  let length = 0;
  for (const [name, { in: location, sentAs = name, list }] of Object.entries(parameters)) {
    let text: unknown;
    if (location === 'header') {
      const given = headers.get(sentAs);
      if (given === null) continue;
      length += given.length;
      if (length > longestHeaders) return { ok: false, problem: 'The headers are too long.' };
      if (!/^[\t -~]*$/.test(given)) return { ok: false, problem: 'A header cannot be decoded.' };
      text = trimmed(given);
    } else {
      if (!Object.hasOwn(texts, sentAs)) continue;
      text = texts[sentAs];
    }
    const value = list === undefined ? text : entriesOf(text, list, location, mostEntries);
    if (Array.isArray(value) && value.length > mostEntries)
      return { ok: false, problem: 'A parameter has too many entries.' };
    found.push([name, value]);
  }
  return { ok: true, texts: Object.fromEntries(found) };
}
