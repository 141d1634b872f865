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

/** Text around a parameter, or text alone. */
interface Segment {
  readonly before: string;
  readonly parameter?: string;
  readonly behind: string;
}

/**
 * Of two paths that a request fits, one goes first: from the left, the one that has more of a segment written out, as
 * servers have it. Two that no rule puts in order are an error; so that nobody is surprised by the order, a value that
 * leads to the other operation is a warning.
 */
export const routes: Check = ({ operations, files }) => {
  const all = operations.flatMap((operation): readonly Route[] => {
    const file = files.find(({ source }) => source === operation.span.source);
    const segments = segmentsOf(operation.path);
    return file && segments ? [{ operation, segments, place: file.at(['http', 'path']) }] : [];
  });
  return all.flatMap((route, index) => all.slice(0, index).flatMap((earlier) => compare(route, earlier)));
};

/** Undefined for a path with two parameters in a segment, which is told elsewhere. */
function segmentsOf(path: string): readonly Segment[] | undefined {
  const segments = path.slice(1).split('/');
  const found = segments.flatMap((segment): readonly Segment[] => {
    const [, before = '', parameter, behind = ''] = /^([^{}]*)(?:\{([^{}]+)\}([^{}]*))?$/.exec(segment) ?? [segment];
    if (before === '' && parameter === undefined) return [];
    return [{ before, behind, ...(parameter === undefined ? {} : { parameter }) }];
  });
  return found.length === segments.length ? found : undefined;
}

function compare(route: Route, earlier: Route): readonly Diagnostic[] {
  const pairs = route.segments.map((segment, index) => [segment, earlier.segments[index]] as const);
  if (route.segments.length !== earlier.segments.length) return [];
  if (route.operation.method !== earlier.operation.method) {
    const isNamedOtherwise = pairs.every(isSame) && route.operation.path !== earlier.operation.path;
    return isNamedOtherwise ? [diagnostic('path-named-otherwise', route.place, told(earlier))] : [];
  }
  if (!pairs.every(([a, b]) => b && overlap(a, b))) return [];
  const order = pairs
    .map(([a, b]) => (b ? writtenOut(a) - writtenOut(b) : 0))
    .find((difference) => difference > 0 || difference < 0);
  if (order !== undefined) return order > 0 ? hidden(earlier, route) : hidden(route, earlier);
  // The same method and path is told elsewhere.
  return pairs.every(isSame) ? [] : [diagnostic('route-undecided', route.place, told(earlier))];
}

/** But for the names of parameters. */
function isSame([a, b]: readonly [Segment, Segment | undefined]): boolean {
  const isParameter = (segment?: Segment): boolean => segment?.parameter !== undefined;
  return a.before === b?.before && a.behind === b.behind && isParameter(a) === isParameter(b);
}

function told({ operation: { method, path }, place }: Route): { route: string; other: string } {
  return { route: `${method} ${path}`, other: place.source.path };
}

/** Whether there is a text that is both. */
function overlap(a: Segment, b: Segment): boolean {
  if (a.parameter === undefined && b.parameter === undefined) return a.before === b.before;
  if (a.parameter === undefined) return valueIn(a.before, b) !== undefined;
  if (b.parameter === undefined) return valueIn(b.before, a) !== undefined;
  const begins = a.before.startsWith(b.before) || b.before.startsWith(a.before);
  const ends = a.behind.endsWith(b.behind) || b.behind.endsWith(a.behind);
  return begins && ends;
}

/** How much of a segment is not up to the caller. */
function writtenOut({ before, parameter, behind }: Segment): number {
  // No segment is that long, and the difference of two is 0.
  return parameter === undefined ? Number.MAX_SAFE_INTEGER : before.length + behind.length;
}

/** What the parameter of a segment would be for a text; undefined when the text does not fit. */
function valueIn(text: string, { before, behind }: Segment): string | undefined {
  const isLonger = text.length > before.length + behind.length;
  if (!isLonger || !text.startsWith(before) || !text.endsWith(behind)) return undefined;
  return text.slice(before.length, text.length - behind.length);
}

/** Whether a call of an operation, with values that its rules allow, is taken for one of the operation that goes first. */
function hidden(route: Route, first: Route): readonly Diagnostic[] {
  const values = route.segments.flatMap((segment, index): readonly (readonly [string, string])[] => {
    const other = first.segments[index];
    if (segment.parameter === undefined || !other) return [];
    // Any value does where the other has a parameter as well; one is tried.
    const value = valueIn(other.parameter === undefined ? other.before : `${other.before}1${other.behind}`, segment);
    return value === undefined ? [] : [[segment.parameter, value]];
  });
  const written = values.filter(([name]) => isWritten(route, first, name));
  if (!written.every(([name, value]) => isValid(route.operation, name, value))) return [];
  const [name = '', value = ''] = written[0] ?? [];
  return written.length === 0 ? [] : [diagnostic('route-hidden', route.place, { ...told(first), name, value })];
}

/** Whether the path that goes first has something written out where the other has this parameter. */
function isWritten(route: Route, first: Route, name: string): boolean {
  const index = route.segments.findIndex(({ parameter }) => parameter === name);
  const [segment, other] = [route.segments[index], first.segments[index]];
  return segment !== undefined && other !== undefined && writtenOut(other) > writtenOut(segment);
}

function isValid({ parameters }: Operation, name: string, value: string): boolean {
  if (!parameters) return false;
  const { violations } = judge(parameters, 'wire', { [name]: value });
  return violations.every(({ pointer }) => pointer !== `/${name}`);
}
