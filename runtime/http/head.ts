/** What the head of a request says, shared by all generated servers. */
import type { RequestHead } from './operation.js';

declare const URLSearchParams: new (text: string) => { keys(): Iterable<string>; getAll(name: string): string[] };

/**
 * The texts of path and query by name, several of one name as an array, which no parameter is; undefined when the path
 * holds escapes that are none.
 */
export function textsOf(
  url: string,
  names: readonly string[],
  path: readonly string[],
): Record<string, unknown> | undefined {
  const query = url.indexOf('?');
  const texts: Record<string, unknown> = query < 0 ? {} : queryOf(url.slice(query + 1));
  try {
    for (let index = 0; index < names.length; index++)
      texts[names[index] ?? ''] = decodeURIComponent(path[index] ?? '');
    return texts;
  } catch {
    return undefined;
  }
}

function queryOf(text: string): Record<string, unknown> {
  const query = new URLSearchParams(text.replace(/#.*$/s, ''));
  const texts: Record<string, unknown> = {};
  for (const name of new Set(query.keys())) {
    const [first, ...more] = query.getAll(name);
    set(texts, name, more.length > 0 ? [first, ...more] : first);
  }
  return texts;
}

/** An own property, whatever its name. */
function set(texts: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(texts, name, { value, enumerable: true, configurable: true, writable: true });
}

/** Whether the body says that it is JSON, in UTF-8 and not compressed. */
export function isJson(headers: RequestHead['headers']): boolean {
  const type = headers.get('content-type') ?? '';
  const encoding = headers.get('content-encoding');
  if (encoding !== null && encoding.toLowerCase() !== 'identity') return false;
  if (type === 'application/json') return true;
  const charset = /;\s*charset\s*=\s*"?([^\s";]*)/i.exec(type)?.[1] ?? 'utf-8';
  return /^\s*application\/json\s*(;|$)/i.test(type) && /^utf-?8$/i.test(charset);
}

/** The caller's place in a trace, when it is written as W3C Trace Context has it. */
export function traceparentOf({ headers }: RequestHead): string | undefined {
  const given = headers.get('traceparent');
  return given !== null && /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/.test(given) ? given : undefined;
}
