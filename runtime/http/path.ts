/** The paths of operations, shared by all generated servers. */

/** A path as requests are matched against it. */
export interface Route {
  /** A group for each of the parameters. */
  readonly pattern: RegExp;
  /** In the order of the groups. */
  readonly names: readonly string[];
  /** For each segment how many characters of it are written out; a segment without a parameter has the most. */
  readonly writtenOut: readonly number[];
}

/** @param path `/a/{id}/b`; a segment has one parameter at most, and may have text before and behind it */
export function routeOf(path: string): Route {
  const segments = path
    .slice(1)
    .split('/')
    .map((segment) => /^([^{}]*)(?:\{([^{}]+)\}([^{}]*))?$/.exec(segment) ?? refuse(path));
  const pattern = segments
    .map(
      ([, before = '', name, behind = '']) =>
        `/${literal(before)}${name === undefined ? '' : '([^/]+)'}${literal(behind)}`,
    )
    .join('');
  return {
    pattern: new RegExp(`^${pattern}$`),
    names: segments.flatMap(([, , name]) => name ?? []),
    writtenOut: segments.map(([, before = '', name, behind = '']) =>
      name === undefined ? Infinity : before.length + behind.length,
    ),
  };
}

/**
 * Which of two paths that a request fits goes first: from the left, the one that has more of a segment written out.
 * A generator sees to it that there is no tie.
 */
export function compareRoutes(a: Route, b: Route): number {
  const index = a.writtenOut.findIndex((count, at) => count !== b.writtenOut[at]);
  return index < 0 || (b.writtenOut[index] ?? 0) > (a.writtenOut[index] ?? 0) ? Number(index >= 0) : -1;
}

/** `https://host/a/b?c` -> `/a/b`, and `/a/b?c` too; empty for what is no place of this server. Nothing is decoded. */
export function pathOf(url: string): string {
  const path = url.startsWith('/') ? url : (/^https?:\/\/[^/?#]*(.*)$/is.exec(url)?.[1] ?? '');
  const end = path.search(/[?#]/);
  return end < 0 ? path : path.slice(0, end);
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function refuse(path: string): never {
  throw new TypeError(`${path} has a segment with more than one parameter`);
}
