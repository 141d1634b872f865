/** An operation as the templates of server and client see it: names of types and functions, paths, codes and statuses. */
import { failureBlanks } from '../../model/blanks.js';
import { isNested } from '../../model/value-types.js';
import type { Field, Message, Operation, RejectionKind, SecurityScheme, Shape, ValueType } from '../../model/model.js';
import { flag, group, json, list, maybe, name, number, text, type ViewOf } from '../templates/view.js';
import { withoutParameters } from '../../model/media-types.js';
import { sentNameOf } from '../../model/parameters.js';
import { parsedMessageType } from './parsed-types.js';
import { outcomesShape, outcomesView } from './call-outcomes.js';
import { canAnswer } from './failure-body.js';
import { envelopeTypeNames } from './schema.js';

const message = group({ type: name, parsedType: name, parse: name, validate: name });

export const callShape = group({
  /** `create-customer`. */
  operationName: text,
  title: text,
  method: text,
  path: text,
  /** `CreateCustomer`. */
  pascalName: name,
  /** `createCustomer`. */
  camelName: name,
  /** The `WWW-Authenticate` header for callers without credentials. */
  challenge: maybe(text),
  /** What server and client read and write of the credentials; they leave it to others if the definition names no schemes. */
  credentials: maybe(
    list(
      group({
        schemes: list(group({ name: text, kind: text, location: maybe(text), sentAs: maybe(text) })),
        /** Those of which the call contains something. */
        values: list(group({ name: text, isBasic: flag })),
      }),
    ),
  ),
  /** The rule of eligibility. */
  eligibility: maybe(text),
  /** How many entries in the arrays of a request a server accepts because of the definition. */
  declaredItems: number,
  /** The values of the only alternative, if there is just one. */
  onlyCredentials: maybe(list(group({ name: text, isBasic: flag }))),
  /** Whether a call may contain no credentials. */
  needsNoCredentials: flag,
  queryParameters: list(group({ name: text })),
  /** All parameters, if there are headers or arrays among them; otherwise each is one text in path or query. */
  sentParameters: maybe(list(group({ name: text, location: text, sentAs: maybe(text), list: maybe(text) }))),
  parameters: maybe(message),
  request: maybe(message),
  /** The media types of the request, if it is not just `application/json`: what a client sends, and all that a server accepts. */
  mediaTypes: maybe(group({ sent: text, accepted: list(group({ type: text })) })),
  response: group({ type: name, parse: name, validate: name, successType: name }),
  outcomes: maybe(outcomesShape),
  envelope: maybe(
    group({
      errorCode: text,
      errorMessage: text,
      /** The elements that a handler returns on success. */
      success: list(group({ name: text })),
      /** The elements that are empty in a failure, and how each is written. */
      payload: list(group({ name: text, empty: json })),
    }),
  ),
  /** The vendor's codes. */
  errors: list(group({ code: text, status: number, message: text, retry: flag })),
  hasErrors: flag,
  /** Those with which alone a handler can answer. */
  handlerCodes: list(group({ code: text })),
  hasHandlerCodes: flag,
  /** Whether one of them allows a retry. */
  isRetried: flag,
  /** The rejections: how a server answers without calling a handler. */
  rejections: list(group({ kind: name, status: number, code: text, message: text })),
  /** Codes with which a server answers that the outcome of the call is unknown. */
  unknownCodes: list(group({ code: text })),
});

export type CallView = ViewOf<typeof callShape>;

export function callView(operation: Operation): CallView {
  const { parameters, request, response } = operation;
  const fields = parameters?.root.fields ?? [];
  const handlerCodes = operation.errors.filter((error) => canAnswer(operation, error));
  const query = fields.filter(({ location }) => location === 'query');
  return {
    operationName: operation.name,
    title: operation.title,
    method: operation.method,
    path: operation.path,
    pascalName: operation.pascalName,
    camelName: operation.camelName,
    challenge: challengeOf(operation),
    credentials: operation.security.isTyped ? operation.security.alternatives.map(alternativeView) : null,
    onlyCredentials: onlyValues(operation),
    needsNoCredentials: operation.security.alternatives.some((all) => all.every(({ kind }) => kind === 'mutualTLS')),
    eligibility: operation.eligibility?.rule ?? null,
    declaredItems: request ? declaredItems(request) : 0,
    queryParameters: query.map((field) => ({ name: field.name })),
    sentParameters: fields.some(isSentOtherwise) ? fields.map(sentParameter) : null,
    parameters: parameters ? messageView(parameters) : null,
    request: request ? messageView(request) : null,
    mediaTypes: mediaTypesView(request),
    response: {
      ...messageView(response),
      successType: response.envelope ? envelopeTypeNames(response).success : response.typeName,
    },
    outcomes: outcomesView(operation, handlerCodes),
    envelope: envelopeView(response),
    errors: operation.errors.map(({ code, status, message, retry }) => ({ code, status, message, retry })),
    hasErrors: operation.errors.length > 0,
    handlerCodes: handlerCodes.map(({ code }) => ({ code })),
    hasHandlerCodes: handlerCodes.length > 0,
    isRetried: operation.errors.some(({ retry }) => retry),
    rejections: operation.rejections.map(({ kind, status, code, message }) => ({ kind, status, code, message })),
    unknownCodes: operation.rejections.filter(({ kind }) => isUnknown[kind]).map(({ code }) => ({ code })),
  };
}

/** An API key and a certificate have no challenge that is registered. */
function challengeOf({ api, security: { alternatives } }: Operation): string | null {
  const kinds = new Set(alternatives.flat().map(({ kind }) => kind));
  const challenges = [
    ...(kinds.has('bearer') ? ['Bearer'] : []),
    ...(kinds.has('basic') ? [`Basic realm="${api.name}", charset="UTF-8"`] : []),
  ];
  return challenges.length === 0 ? null : challenges.join(', ');
}

function alternativeView(schemes: readonly SecurityScheme[]): NonNullable<CallView['credentials']>[number] {
  return {
    schemes: schemes.map((scheme) => ({
      name: scheme.name,
      kind: scheme.kind,
      location: scheme.kind === 'apiKey' ? scheme.in : null,
      sentAs: scheme.kind === 'apiKey' ? scheme.sentAs : null,
    })),
    values: schemes
      .filter(({ kind }) => kind !== 'mutualTLS')
      .map(({ name, kind }) => ({ name, isBasic: kind === 'basic' })),
  };
}

function onlyValues({ security: { alternatives, isTyped } }: Operation): CallView['onlyCredentials'] {
  const [first, ...others] = alternatives;
  const { values = [] } = first && isTyped && others.length === 0 ? alternativeView(first) : {};
  return values.length === 0 ? null : values;
}

/** Whether a parameter is more than one text under its own name in path or query. */
function isSentOtherwise(field: Field): boolean {
  return field.location === 'header' || field.list !== undefined || sentNameOf(field) !== field.name;
}

function sentParameter(field: Field): NonNullable<CallView['sentParameters']>[number] {
  const sentAs = sentNameOf(field);
  return {
    name: field.name,
    location: field.location ?? 'query',
    sentAs: sentAs === field.name ? null : sentAs,
    list: field.list ?? null,
  };
}

/** Rejections after which a caller does not know whether the call was carried out. */
const isUnknown: Readonly<Partial<Record<RejectionKind, true>>> = { internalError: true, deadlineExceeded: true };

function messageView(message: Message): NonNullable<CallView['request']> {
  const { typeName } = message;
  return {
    type: typeName,
    parsedType: parsedMessageType(message),
    parse: `parse${typeName}`,
    validate: `validate${typeName}`,
  };
}

function mediaTypesView(request: Message | undefined): CallView['mediaTypes'] {
  const { mediaTypes } = request ?? {};
  if (!mediaTypes) return null;
  return { sent: mediaTypes[0], accepted: mediaTypes.map((one) => ({ type: withoutParameters(one) })) };
}

function envelopeView(response: Message): CallView['envelope'] {
  const { envelope, root } = response;
  if (!envelope) return null;
  const isCode = (field: Field): boolean => field === envelope.errorCode || field === envelope.errorMessage;
  return {
    errorCode: envelope.errorCode.name,
    errorMessage: envelope.errorMessage.name,
    success: root.fields.filter((field) => !isCode(field)).map((field) => ({ name: field.name })),
    payload: failureBlanks(response).map(([{ name }, { value }]) => ({ name, empty: value })),
  };
}

/** The default maximum number of entries in arrays of a body for which the definition has no limit. */
const itemsOfServer = 1_000;

/**
 * How many more entries a server accepts: those of the arrays that have a limit, and the entries above the default that
 * the others must have. Otherwise, the definition would allow, or even require, a request that its own server refuses.
 */
function declaredItems({ root, array }: Message): number {
  interface Items {
    readonly limited: number;
    readonly demanded: number;
  }
  const known = new Map<Shape, Items>();
  const itemsIn = ({ array, type, depth }: Pick<Field, 'array' | 'type' | 'depth'>): Items => {
    // What is nested in itself counts once.
    if (depth !== undefined) return { limited: array?.maxItems ?? 0, demanded: 0 };
    const inner = itemsOfType(type);
    if (!array) return inner;
    const { minItems, maxItems } = array;
    const times = Math.max(maxItems ?? minItems, 1);
    return {
      limited: (maxItems ?? 0) + times * inner.limited,
      demanded: (maxItems === undefined ? minItems : 0) + times * inner.demanded,
    };
  };
  const itemsOfType = (type: ValueType): Items => {
    if (type.kind === 'object') return itemsOf(type.shape);
    if (type.kind === 'alternatives') {
      const all = type.of.map(({ shape }) => itemsOf(shape));
      return {
        limited: Math.max(...all.map(({ limited }) => limited)),
        demanded: Math.max(...all.map(({ demanded }) => demanded)),
      };
    }
    if (!isNested(type)) return { limited: 0, demanded: 0 };
    const inner = itemsIn(type.of);
    const times = type.kind === 'map' ? Math.max(type.maxEntries ?? type.minEntries, 1) : 1;
    return { limited: times * inner.limited, demanded: times * inner.demanded };
  };
  const itemsOf = (shape: Shape): Items => {
    const items = known.get(shape) ?? shape.fields.map(itemsIn).reduce(sum, { limited: 0, demanded: 0 });
    known.set(shape, items);
    return items;
  };
  const sum = (a: Items, b: Items): Items => ({
    limited: a.limited + b.limited,
    demanded: a.demanded + b.demanded,
  });
  const { limited, demanded } = itemsIn({ type: { kind: 'object', shape: root }, ...(array ? { array } : {}) });
  return Math.min(limited + Math.max(demanded - itemsOfServer, 0), Number.MAX_SAFE_INTEGER - itemsOfServer);
}
