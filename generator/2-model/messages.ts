/** Parameters, request and response of an operation. */
import type { BodyDefinition, EnvelopeDefinition, RequestDefinition } from '../1-load/definition.js';
import { diagnostic } from '../diagnostics/diagnostic.js';
import { blankOf } from '../model/blanks.js';
import { jsonMediaType } from '../model/media-types.js';
import type { Envelope, Field, Message, MainRole, Shape } from '../model/model.js';
import { conditionId } from '../names.js';
import { nearest } from '../diagnostics/nearest.js';
import { addInsideRules } from './inside-rules.js';
import { type BuiltOutcomes, buildOutcomes } from './outcomes.js';
import { parametersOf } from './parameters.js';
import { bodyArray, shapeOfBody } from './bodies.js';
import { at, inside, type Place, readingsOf, type Scope, shapeNamed } from './scope.js';
import { buildShape, type MessageContext } from './shapes.js';
import { type Table, tableOf } from './table-rows.js';
import type { Tolerances } from './tolerances.js';

/** The elements of path, query and headers as a message of a shape of their own. */
export function buildParameters(scope: Scope): Message | undefined {
  const rows = parametersOf(scope.operation, scope.common);
  const { rules } = scope.operation.data.http;
  // Rules without parameters name unknown elements, which is reported.
  if (rows.length === 0 && !rules) return undefined;
  const hasHeaders = rows.some(({ definition }) => definition.in === 'header');
  const definition: Table = {
    table: hasHeaders ? 'Path, query and header parameters' : 'Path and query parameters',
    description: hasHeaders ? 'The elements of path, query and headers.' : 'The elements of path and query.',
    place: { file: scope.operation, path: ['http', 'parameters'] },
    rows,
    ...(rules ? { rules: { definitions: rules, place: { file: scope.operation, path: ['http', 'rules'] } } } : {}),
  };
  const context = contextFor(scope, 'parameters');
  const root = buildShape(context, 'Parameters', definition, { typeName: scope.typeNames.ofRoot('Parameters') });
  return message('parameters', root.typeName, root, context, { canonical: 'error', wire: 'drop' });
}

/** The request body. */
export function buildRequest(scope: Scope): Message | undefined {
  const { request } = scope.operation.data;
  if (!request) return undefined;
  const place: Place = { file: scope.operation, path: ['request'] };
  const { blank = 'error', case: letters = 'exact' } = request.tolerances ?? {};
  const context = contextFor(scope, 'request', { blank, case: letters });
  const root = rootShape(context, request, place, 'Request');
  if (!root) return undefined;
  const readings = [
    ...readingsOf(scope, request.reading, place),
    ...readingsOf(scope, request.tolerances?.reading, inside(place, 'tolerances')),
  ];
  return {
    ...message('request', scope.typeNames.ofRoot('Request'), root, context, {
      canonical: 'error',
      wire: request.tolerances?.unknown ?? 'error',
    }),
    ...bodyArray(context, root, request, place, scope.typeNames.ofRoot('Request')),
    ...mediaTypesOf(request),
    readings,
  };
}

/** The response body, or the outcomes one by one; the operation's own before the common one. */
export function buildResponse(scope: Scope): (Partial<BuiltOutcomes> & Pick<BuiltOutcomes, 'response'>) | undefined {
  const file = scope.operation.data.response ? scope.operation : scope.common;
  const response = file?.data.response;
  if (!file || !response) {
    scope.report(diagnostic('no-response', scope.operation.at(['operation']), {}));
    return undefined;
  }
  const place: Place = { file, path: ['response'] };
  const { blank = 'error', case: letters = 'exact' } = response.tolerances ?? {};
  const tolerances: Tolerances = { blank, case: letters };
  if (response.success) return buildOutcomes(contextFor(scope, 'response', tolerances), response, place);
  const emptyTexts = response.envelope ? [response.envelope.errorCode, response.envelope.errorMessage] : [];
  const enveloped = response.envelope !== undefined;
  const context = { ...contextFor(scope, 'response', tolerances), emptyTexts, enveloped };
  const root = rootShape(context, response, place, 'Response');
  if (!root) return undefined;
  const unknown = response.unknown ?? 'error';
  const envelope = response.envelope && buildEnvelope(scope, root, inside(place, 'envelope'), response.envelope);
  const body: Message = {
    ...message('response', scope.typeNames.ofRoot('Response'), root, context, { canonical: unknown, wire: unknown }),
    ...bodyArray(context, root, response, place, scope.typeNames.ofRoot('Response')),
    readings: [
      ...readingsOf(scope, response.reading, place),
      ...readingsOf(scope, response.tolerances?.reading, inside(place, 'tolerances')),
    ],
  };
  if (response.envelope) return { response: envelope ? { ...body, envelope } : body };
  const outcomes = [
    {
      ...{ kind: 'success' as const, statuses: [200], shape: root, mediaType: jsonMediaType, places: {} },
      ...(body.array ? { array: body.array } : {}),
    },
  ];
  return { response: { ...body, outcomes }, outcomes };
}

function mediaTypesOf({ mediaType = [] }: RequestDefinition): Pick<Message, 'mediaTypes'> {
  const [first, ...others] = [mediaType].flat();
  return first === undefined ? {} : { mediaTypes: [first, ...others] };
}

function rootShape(
  context: MessageContext,
  definition: BodyDefinition,
  place: Place,
  suffix: 'Request' | 'Response',
): Shape | undefined {
  const named = shapeOfBody(definition);
  if (!named) return undefined;
  const found = shapeNamed(context.scope, named.name, at(place, ...named.path));
  // The body has the name of the message; an entry of it has that of its table.
  const own = definition.array ? undefined : { typeName: context.scope.typeNames.ofRoot(suffix) };
  return found && buildShape(context, named.name, tableOf(found), own);
}

function contextFor(scope: Scope, role: MainRole, tolerances?: Tolerances): MessageContext {
  const prefix = { parameters: 'Parameters', request: '', response: 'Response' }[role];
  const direction = role === 'response' ? 'response' : 'request';
  return {
    scope,
    direction,
    prefix,
    tolerances,
    enveloped: false,
    emptyTexts: [],
    built: new Map(),
    asking: [],
    levels: new Map(),
    trail: [],
  };
}

function message(
  role: Message['role'],
  typeName: string,
  root: Shape,
  context: MessageContext,
  unknown: Message['unknown'],
): Message {
  addInsideRules(context, context.asking);
  return {
    kind: 'message',
    role,
    typeName,
    root,
    shapes: [...context.built.values()],
    unknown,
    readings: [],
  };
}

function buildEnvelope(scope: Scope, root: Shape, place: Place, definition: EnvelopeDefinition): Envelope | undefined {
  const named = (name: string, ...path: (string | number)[]): Field | undefined => {
    const field = root.fields.find((candidate) => candidate.name === name);
    if (!field)
      scope.report(
        diagnostic(
          'unknown-element',
          at(place, ...path),
          { name },
          nearest(
            name,
            root.fields.map((f) => f.name),
          ),
        ),
      );
    return field;
  };
  const errorCode = named(definition.errorCode, 'errorCode');
  const errorMessage = named(definition.errorMessage, 'errorMessage');
  const payload = definition.payload.flatMap((name, index) => named(name, 'payload', index) ?? []);
  const [first] = payload;
  if (!errorCode || !errorMessage || !first || payload.length < definition.payload.length) return undefined;
  const names = payload.map(({ name }) => name).join(' and ');
  return {
    errorCode,
    errorMessage,
    payload,
    written: blankOf(definition.empty.written),
    read: definition.empty.read.map(blankOf),
    rule: {
      kind: 'condition',
      id: conditionId(root.name, first.name, ruleIdsOf(root)),
      message: `${names} must be filled without an ${errorCode.name} and empty with one`,
      source: { table: root.table, rows: payload.map(({ row }) => row) },
    },
    readings: readingsOf(scope, definition.reading, place),
  };
}

function ruleIdsOf({ fields, conditions }: Shape): readonly string[] {
  return [...fields.flatMap(({ rules }) => rules), ...conditions].map(({ id }) => id);
}
