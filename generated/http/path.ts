/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/http/path.ts, made by `specwright generate`. Do not edit.
/** The paths of operations; shared by all generated servers. */

/** A compiled path, against which requests are matched. */
export interface Route {
  /** Has a group for each parameter. */
  readonly pattern: RegExp;
  /** In the order of the groups. */
  readonly names: readonly string[];
  /** The length of the literal text of each segment; a segment without a parameter counts as the longest. */
  readonly literalLengths: readonly number[];
}

/** @param path `/a/{id}/b`; a segment has at most one parameter, and may have text before and after it */
export function routeOf(path: string): Route {
  const segments = path
    .slice(1)
    .split('/')
    .map((segment) => /^([^{}]*)(?:\{([^{}]+)\}([^{}]*))?$/.exec(segment) ?? refuse(path));
  const pattern = segments
    .map(
      ([, before = '', name, after = '']) =>
        `/${literal(before)}${name === undefined ? '' : '([^/]+)'}${literal(after)}`,
    )
    .join('');
  return {
    pattern: new RegExp(`^${pattern}$`),
    names: segments.flatMap(([, , name]) => name ?? []),
    literalLengths: segments.map(([, before = '', name, after = '']) =>
      name === undefined ? Infinity : before.length + after.length,
    ),
  };
}

/**
 * Orders two paths that match the same request: the one with more literal text in a segment goes first, compared from left
 * to right. The generator ensures that there is no tie.
 */
export function compareRoutes(a: Route, b: Route): number {
  for (const [index, length] of a.literalLengths.entries()) {
    const other = b.literalLengths[index] ?? 0;
    if (length !== other) return other > length ? 1 : -1;
  }
  return 0;
}

/** `https://host/a/b?c` and `/a/b?c` to `/a/b`; empty if the URL has no path. Nothing is decoded. */
export function pathOf(url: string): string {
  const path = url.startsWith('/') ? url : (/^https?:\/\/[^/?#]*([^]*)$/i.exec(url)?.[1] ?? '');
  const end = path.search(/[?#]/);
  return end < 0 ? path : path.slice(0, end);
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function refuse(path: string): never {
  throw new TypeError(`${path} has a segment with more than one parameter`);
}
