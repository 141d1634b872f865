/** Writes headers and arrays among the parameters of a call; part of the clients of operations that have such parameters. */
import { InvalidRequestError } from './errors.js';
import { joined, type ListStyle } from './lists.js';
import type { AllParameters, Parameter } from './read-parameters.js';

/** The parameters as they are sent. */
export interface WrittenParameters {
  /** The text of each parameter of the path, by name. */
  readonly path: Readonly<Record<string, unknown>>;
  /** Names and texts of the elements of the query, in their order. */
  readonly query: readonly (readonly [name: string, text: unknown])[];
  readonly headers: Readonly<Record<string, string>>;
}

export type WriteParameters = (parameters: AllParameters, values: unknown) => WrittenParameters;

/** Writes valid parameters. Throws an InvalidRequestError for a value that cannot be sent. */
export function writeParameters(parameters: AllParameters, values: unknown): WrittenParameters {
  const given = new Map<string, unknown>(typeof values === 'object' && values !== null ? Object.entries(values) : []);
  const path: [string, unknown][] = [];
  const query: (readonly [string, unknown])[] = [];
  const headers: [string, string][] = [];
  for (const [name, { in: location, sentAs = name, list }] of Object.entries(parameters)) {
    const value = given.get(name);
    if (value === undefined) continue;
    if (location === 'query' && list === 'repeated' && Array.isArray(value)) {
      query.push(...value.map((entry: unknown) => [sentAs, entry] as const));
      continue;
    }
    const text = Array.isArray(value) ? joinedOf(value, list ?? 'commas', location) : value;
    if (location === 'query') query.push([sentAs, text]);
    else if (location === 'path') path.push([name, text]);
    else headers.push([sentAs, headerOf(text)]);
  }
  return { path: Object.fromEntries(path), query, headers: Object.fromEntries(headers) };
}

function joinedOf(entries: readonly unknown[], list: ListStyle, location: Parameter['in']): string {
  const text = joined(entries, list, location);
  if (text === undefined) throw new InvalidRequestError(`An array has an entry that cannot be part of a ${location}`);
  return text;
}

/** Printable ASCII without blanks at its ends, which would be removed on the way. */
function headerOf(value: unknown): string {
  const text = String(value);
  if (!/^[!-~]([\t -~]*[!-~])?$/.test(text))
    throw new InvalidRequestError('A parameter has a value that cannot be part of a header');
  return text;
}
