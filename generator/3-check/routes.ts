import { groupedBy } from '../grouped.js';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { judge } from '../judge/judge.js';
import type { Operation } from '../model/model.js';
import type { Span } from '../diagnostics/source.js';
import type { Check } from './subject.js';

/** An operation as requests are matched against it. */
interface Route {
  readonly operation: Operation;
  readonly segments: readonly Segment[];
  readonly place: Span;
}

/** A segment of a path: literal text, or a parameter with the text around it. */
interface Segment {
  readonly before: string;
  readonly parameter?: string;
  readonly after: string;
}

/**
 * When a request matches two paths, the one with more literal text in a segment goes first, compared from left to right,
 * as in common servers. Two paths without such an order are an error. A parameter value with which a request reaches the
 * other operation is a warning, so that the order surprises nobody.
 */
export const routes: Check = ({ operations, files }) => {
  const all = operations.flatMap((operation): readonly Route[] => {
    const file = files.find(({ source }) => source === operation.span.source);
    const segments = segmentsOf(operation.path);
    return file && segments ? [{ operation, segments, place: file.at(['http', 'path']) }] : [];
  });
  return all.flatMap((route, index) => all.slice(0, index).flatMap((earlier) => compare(route, earlier)));
};

/** A method and a path, and what they belong to. */
export interface RouteOf<Owner> {
  readonly method: string;
  readonly path: string;
  readonly owner: Owner;
}

/** The owners of routes of which the check might report a pair, found without the definitions. */
export function ownersOfSimilarRoutes<Owner>(routesOf: readonly RouteOf<Owner>[]): ReadonlySet<Owner> {
  const all = routesOf.flatMap((route) => {
    const segments = segmentsOf(route.path);
    return segments ? [{ ...route, segments }] : [];
  });
  const found = new Set<Owner>();
  for (const sameLength of groupedBy(all, ({ segments }) => segments.length).values()) {
    // Where no path has a parameter, only paths with the same text are similar.
    const [first] = sameLength;
    const literal = [...(first?.segments.keys() ?? [])].filter((index) =>
      sameLength.every(({ segments }) => segments[index]?.parameter === undefined),
    );
    const keyOf = ({ segments }: (typeof all)[number]): string =>
      JSON.stringify(literal.map((index) => segments[index]?.before));
    for (const group of groupedBy(sameLength, keyOf).values()) {
      for (const [index, one] of group.entries()) {
        for (const other of group.slice(index + 1)) {
          const pairs = one.segments.map((segment, at) => [segment, other.segments[at]] as const);
          const isSimilar =
            one.method === other.method ? pairs.every(([a, b]) => b && overlap(a, b)) : pairs.every(isSame);
          if (isSimilar) found.add(one.owner).add(other.owner);
        }
      }
    }
  }
  return found;
}

/** Undefined for a path with two parameters in a segment, which another check reports. */
function segmentsOf(path: string): readonly Segment[] | undefined {
  const segments = path.slice(1).split('/');
  const found = segments.flatMap((segment): readonly Segment[] => {
    const [, before = '', parameter, after = ''] = /^([^{}]*)(?:\{([^{}]+)\}([^{}]*))?$/.exec(segment) ?? [segment];
    if (before === '' && parameter === undefined) return [];
    return [{ before, after, ...(parameter === undefined ? {} : { parameter }) }];
  });
  return found.length === segments.length ? found : undefined;
}

function compare(route: Route, earlier: Route): readonly Diagnostic[] {
  const pairs = route.segments.map((segment, index) => [segment, earlier.segments[index]] as const);
  if (route.segments.length !== earlier.segments.length) return [];
  if (route.operation.method !== earlier.operation.method) {
    const isNamedOtherwise = pairs.every(isSame) && route.operation.path !== earlier.operation.path;
    return isNamedOtherwise ? [diagnostic('path-named-otherwise', route.place, paramsOf(earlier))] : [];
  }
  if (!pairs.every(([a, b]) => b && overlap(a, b))) return [];
  const order = pairs
    .map(([a, b]) => (b ? literalLength(a) - literalLength(b) : 0))
    .find((difference) => difference > 0 || difference < 0);
  if (order !== undefined) return order > 0 ? hidden(earlier, route) : hidden(route, earlier);
  // Another check reports the same method and path.
  return pairs.every(isSame) ? [] : [diagnostic('route-undecided', route.place, paramsOf(earlier))];
}

/** Whether two segments are the same, except for the names of parameters. */
function isSame([a, b]: readonly [Segment, Segment | undefined]): boolean {
  const isParameter = (segment?: Segment): boolean => segment?.parameter !== undefined;
  return a.before === b?.before && a.after === b.after && isParameter(a) === isParameter(b);
}

function paramsOf({ operation: { method, path }, place }: Route): { route: string; other: string } {
  return { route: `${method} ${path}`, other: place.source.path };
}

/** Whether some text matches both segments. */
function overlap(a: Segment, b: Segment): boolean {
  if (a.parameter === undefined && b.parameter === undefined) return a.before === b.before;
  if (a.parameter === undefined) return valueIn(a.before, b) !== undefined;
  if (b.parameter === undefined) return valueIn(b.before, a) !== undefined;
  const begins = a.before.startsWith(b.before) || b.before.startsWith(a.before);
  const ends = a.after.endsWith(b.after) || b.after.endsWith(a.after);
  return begins && ends;
}

/** The length of the literal text in a segment; a segment without a parameter counts as the longest. */
function literalLength({ before, parameter, after }: Segment): number {
  return parameter === undefined ? Number.MAX_SAFE_INTEGER : before.length + after.length;
}

/** The value of the parameter when a text is matched against a segment; undefined when it does not match. */
function valueIn(text: string, { before, after }: Segment): string | undefined {
  const isLonger = text.length > before.length + after.length;
  if (!isLonger || !text.startsWith(before) || !text.endsWith(after)) return undefined;
  return text.slice(before.length, text.length - after.length);
}

/** Reports when a request of an operation, with valid parameters, reaches the operation that goes first instead. */
function hidden(route: Route, first: Route): readonly Diagnostic[] {
  const values = route.segments.flatMap((segment, index): readonly (readonly [string, string])[] => {
    const other = first.segments[index];
    if (segment.parameter === undefined || !other) return [];
    // Where the other path also has a parameter, any value matches, so one is tried.
    const value = valueIn(other.parameter === undefined ? other.before : `${other.before}1${other.after}`, segment);
    return value === undefined ? [] : [[segment.parameter, value]];
  });
  const written = values.filter(([name]) => isLiteral(route, first, name));
  if (!written.every(([name, value]) => isValid(route.operation, name, value))) return [];
  const [shown] = written;
  if (!shown) return [];
  const [name, value] = shown;
  return [diagnostic('route-hidden', route.place, { ...paramsOf(first), name, value })];
}

/** Whether the path that goes first has more literal text in the segment of this parameter. */
function isLiteral(route: Route, first: Route, name: string): boolean {
  const index = route.segments.findIndex(({ parameter }) => parameter === name);
  const [segment, other] = [route.segments[index], first.segments[index]];
  return segment !== undefined && other !== undefined && literalLength(other) > literalLength(segment);
}

function isValid({ parameters }: Operation, name: string, value: string): boolean {
  if (!parameters) return false;
  const { violations } = judge(parameters, 'wire', { [name]: value });
  return violations.every(({ pointer }) => pointer !== `/${name}`);
}
