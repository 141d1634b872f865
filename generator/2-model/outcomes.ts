/** The outcomes that a definition lists: successes and failures with their statuses, bodies and headers. */
import type { FailureDefinition, OutcomesDefinition, SignDefinition, SuccessDefinition } from '../1-load/definition.js';
import { diagnostic } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/nearest.js';
import { jsonMediaType } from '../model/media-types.js';
import type { Body, ElementPath, Field, HeadersRole, Message, Outcome, Shape, Sign } from '../model/model.js';
import { distinct, hasBody } from '../model/outcomes.js';
import { oneOf } from '../model/words.js';
import { NameScope, pascalCase } from '../names.js';
import { type BodyOf, bodyBuilder, namesBody } from './bodies.js';
import { addInsideRules } from './inside-rules.js';
import { soundPattern } from './pattern.js';
import { at, inside, type Place, readingsOf } from './scope.js';
import { buildShape, type MessageContext } from './shapes.js';
import { rowsIn } from './table-rows.js';

export interface BuiltOutcomes {
  readonly response: Message;
  readonly outcomes: readonly Outcome[];
}

/** The outcomes of a response, and the message that their bodies make up. */
export function buildOutcomes(context: MessageContext, definition: OutcomesDefinition, place: Place): BuiltOutcomes {
  const { scope } = context;
  const written = [
    ...listed<SuccessDefinition>(definition.success, inside(place, 'success'), 'success'),
    ...listed<FailureDefinition>(definition.failure ?? [], inside(place, 'failure'), 'failure'),
  ];
  const typeName = scope.typeNames.ofRoot('Response');
  const bodyOf = bodyBuilder(context, written, typeName);
  const each = definition.each === undefined ? undefined : eachOf(context, definition.each, bodyOf, written, place);
  const roles = new NameScope([], { first: 2, separator: '-' });
  const outcomes = written.map((one) => buildOutcome(context, one, bodyOf(one), each, roles));
  const bodies = outcomes.filter(hasBody);
  const [first] = bodies;
  const unknown = definition.unknown ?? 'error';
  addInsideRules(context, context.asking);
  const response: Message = {
    kind: 'message',
    role: 'response',
    typeName,
    root: first?.shape ?? nothing(typeName, at(place)),
    ...(first?.array && distinct(bodies).length === 1 ? { array: first.array } : {}),
    shapes: [...context.built.values()],
    unknown: { canonical: unknown, wire: unknown },
    outcomes: bodies,
    ...(first ? {} : { isBodiless: true }),
    ...(each ? { each } : {}),
    readings: readingsOf(scope, definition.reading, place),
  };
  return { outcomes, response };
}

/** The shape of a body that is not there. */
function nothing(typeName: string, span: Shape['span']): Shape {
  const rule = (kind: 'type' | 'unknown'): Shape['typeRule'] => ({
    kind,
    id: `${typeName}.${kind}`,
    message: 'there is no body',
    source: { table: 'Response', rows: [] },
  });
  return {
    kind: 'shape',
    name: typeName,
    typeName,
    shared: false,
    table: 'Response',
    description: 'No answer has a body.',
    fields: [],
    conditions: [],
    typeRule: rule('type'),
    unknownRule: rule('unknown'),
    span,
  };
}

interface Written {
  readonly kind: Outcome['kind'];
  readonly definition: SuccessDefinition & FailureDefinition;
  readonly place: Place;
}

function listed<Definition extends SuccessDefinition | FailureDefinition>(
  given: Definition | readonly Definition[],
  place: Place,
  kind: Outcome['kind'],
): readonly Written[] {
  return isList(given)
    ? given.map((definition, index) => ({ kind, definition, place: inside(place, index) }))
    : [{ kind, definition: given, place }];
}

function isList<Item>(given: Item | readonly Item[]): given is readonly Item[] {
  return Array.isArray(given);
}

function buildOutcome(
  context: MessageContext,
  { kind, definition, place }: Written,
  { shape, array }: Partial<Body>,
  each: Field | undefined,
  roles: NameScope,
): Outcome {
  const { status, headers, description } = definition;
  const entry = each?.type.kind === 'object' && hasElement(shape, each) ? each.type.shape : shape;
  const path = (key: 'code' | 'message'): ElementPath | undefined => {
    const text = definition[key];
    // Where there are several entries, the first one tells.
    return text === undefined ? undefined : pathOf(context, entry, text, inside(place, key), { entersArrays: true });
  };
  if (array && definition.when) context.scope.report(diagnostic('body-is-array', at(place, 'when'), { key: 'when' }));
  const when = array ? undefined : definition.when && buildSign(context, entry, definition.when, inside(place, 'when'));
  const code = path('code');
  const message = path('message');
  const statuses =
    status === undefined
      ? defaultStatuses(kind, namesBody(definition))
      : typeof status === 'number'
        ? [status]
        : status;
  return {
    kind,
    statuses,
    ...(shape ? { shape } : {}),
    ...(array ? { array } : {}),
    mediaType: definition.mediaType ?? jsonMediaType,
    ...(headers ? { headers: headersOf(context, headers, statuses, inside(place, 'headers'), roles) } : {}),
    ...(description === undefined ? {} : { description }),
    ...(when ? { when } : {}),
    ...(code ? { code } : {}),
    ...(message ? { message } : {}),
    places: Object.fromEntries(
      (['when', 'code', 'message'] as const).flatMap((key) =>
        definition[key] === undefined ? [] : [[key, at(place, key)] as const],
      ),
    ),
  };
}

function defaultStatuses(kind: Outcome['kind'], hasOne: boolean): readonly number[] {
  if (kind === 'failure') return [];
  return [hasOne ? 200 : 204];
}

function hasElement(shape: Shape | undefined, field: Field): boolean {
  return shape?.fields?.includes(field) === true;
}

/** The array of the first success with a body of which each entry is an outcome. */
function eachOf(
  { scope }: MessageContext,
  name: string,
  bodyOf: BodyOf,
  written: readonly Written[],
  place: Place,
): Field | undefined {
  const first = written.find(({ kind, definition }) => kind === 'success' && namesBody(definition));
  if (!first) scope.report(diagnostic('outcome-without-shape', at(place, 'each'), { name }));
  const { shape, array } = first ? bodyOf(first) : {};
  if (array) scope.report(diagnostic('body-is-array', at(place, 'each'), { key: 'each' }));
  if (!shape?.fields || array) return undefined;
  const field = shape.fields.find((one) => one.name === name);
  const names = shape.fields.map((one) => one.name);
  if (!field) scope.report(diagnostic('unknown-element', at(place, 'each'), { name }, nearest(name, names)));
  else if (!field.array || field.type.kind !== 'object')
    scope.report(diagnostic('each-not-array', at(place, 'each'), { name }));
  else return field;
  return undefined;
}

/** Headers are a message of their own, whose elements have the rules of any element and no tolerances. */
function headersOf(
  context: MessageContext,
  fields: NonNullable<SuccessDefinition['headers']>,
  statuses: readonly number[],
  place: Place,
  roles: NameScope,
): Message {
  const [status] = statuses;
  const role = roles.claim([`headers-${status ?? 'other'}`]) as HeadersRole;
  const name = pascalCase(role);
  const ofStatus = status === undefined ? 'of any other failure' : `with status ${oneOf(statuses)}`;
  const definition = {
    table: `Headers of an answer ${ofStatus}`,
    description: `What stands in the head of an answer ${ofStatus}.`,
    place,
    // As the headers among the parameters, they are sent as texts.
    rows: rowsIn(fields, place).map((row) => ({ ...row, definition: { ...row.definition, in: 'header' as const } })),
  };
  const scope = amongHeaders(context.scope, Object.keys(fields));
  const alone: MessageContext = {
    ...context,
    scope,
    tolerances: undefined,
    built: new Map(),
    levels: new Map(),
    trail: [],
  };
  const typeName = context.scope.typeNames.ofHeaders(name);
  const root = buildShape(alone, name, definition, { typeName });
  return {
    kind: 'message',
    role,
    typeName,
    root,
    shapes: [root],
    // An answer has more headers than a definition lists.
    unknown: { canonical: 'error', wire: 'drop' },
    readings: [],
  };
}

/** A condition on an element of the body is told as what it is. */
function amongHeaders(scope: MessageContext['scope'], names: readonly string[]): MessageContext['scope'] {
  return {
    ...scope,
    report: (found) => {
      const { code, span } = found;
      if (code !== 'unknown-element' || !span) return scope.report(found);
      const name = span.source.text.slice(span.start, span.end);
      scope.report(diagnostic('header-unknown', span, { name }, nearest(name, names)));
    },
  };
}

function buildSign(
  context: MessageContext,
  shape: Shape | undefined,
  written: SignDefinition,
  place: Place,
): Sign | undefined {
  const [key, name] =
    'absent' in written
      ? (['absent', written.absent] as const)
      : 'present' in written
        ? (['present', written.present] as const)
        : (['field', written.field] as const);
  const path = pathOf(context, shape, name, inside(place, key));
  const test = testOf(context, written, place);
  return path && test && { path, test };
}

function testOf(context: MessageContext, written: SignDefinition, place: Place): Sign['test'] | undefined {
  if ('absent' in written) return { kind: 'given', isGiven: false };
  if ('present' in written) return { kind: 'given', isGiven: true };
  if ('equals' in written) return { kind: 'in', values: [written.equals] };
  if ('in' in written) return { kind: 'in', values: written.in };
  const pattern = soundPattern(context.scope, written.matches, at(place, 'matches'));
  return pattern === undefined ? undefined : { kind: 'matches', pattern };
}

/** The elements that a path names, one inside the other; names may contain dots. */
function pathOf(
  { scope }: MessageContext,
  shape: Shape | undefined,
  text: string,
  place: Place,
  options: { readonly entersArrays?: boolean } = {},
): ElementPath | undefined {
  // The shape is not known, or part of a cycle: that is reported elsewhere.
  if (!shape?.fields) {
    if (!shape) scope.report(diagnostic('outcome-without-shape', at(place), { name: text }));
    return undefined;
  }
  const found = follow(shape, text, options);
  if (found) return found;
  const names = shape.fields.map(({ name }) => name);
  scope.report(diagnostic('unknown-element', at(place), { name: text }, nearest(text, names)));
  return undefined;
}

function follow(shape: Shape, text: string, options: { readonly entersArrays?: boolean }): ElementPath | undefined {
  for (const field of shape.fields ?? []) {
    if (field.name === text) return [field];
    if (!text.startsWith(`${field.name}.`) || field.type.kind !== 'object') continue;
    if (field.array && !options.entersArrays) continue;
    const rest = follow(field.type.shape, text.slice(field.name.length + 1), options);
    if (rest) return [field, ...rest];
  }
  return undefined;
}
