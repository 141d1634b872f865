/** An operation as the templates of server and client see it: names of types and functions, paths, codes and statuses. */
import { blanks } from '../../model/blanks.js';
import type { Field, Message, Operation, RejectionKind, Shape } from '../../model/model.js';
import { flag, group, json, list, maybe, name, number, text, type ViewOf } from '../templates/view.js';
import { parsedMessageType } from './parsed-types.js';
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
  /** Whether callers send a bearer token. */
  hasBearer: flag,
  /** The rule of eligibility. */
  eligibility: maybe(text),
  /** How many entries a server takes in the arrays of a request because of the definition. */
  declaredItems: number,
  queryParameters: list(group({ name: text })),
  parameters: maybe(message),
  request: maybe(message),
  response: group({ type: name, parse: name, validate: name, successType: name }),
  envelope: maybe(
    group({
      errorCode: text,
      errorMessage: text,
      /** What a handler gives on success. */
      success: list(group({ name: text })),
      /** What is empty after a failure, and how that is written. */
      payload: list(group({ name: text, empty: json })),
    }),
  ),
  /** The vendor's codes. */
  errors: list(group({ code: text, status: number, message: text, retry: flag })),
  hasErrors: flag,
  /** Whether one of them says that the call may be sent again. */
  isRetried: flag,
  /** How a server answers what it rejects by itself. */
  rejections: list(group({ kind: name, status: number, code: text, message: text })),
  /** Codes with which a server says that it does not know what became of the call. */
  unknownCodes: list(group({ code: text })),
});

export type CallView = ViewOf<typeof callShape>;

export function callView(operation: Operation): CallView {
  const { parameters, request, response } = operation;
  const fields = parameters?.root.fields ?? [];
  const query = fields.filter(({ location }) => location === 'query');
  return {
    operationName: operation.name,
    title: operation.title,
    method: operation.method,
    path: operation.path,
    pascalName: operation.pascalName,
    camelName: operation.camelName,
    hasBearer: operation.api.security === 'bearer',
    eligibility: operation.eligibility?.rule ?? null,
    declaredItems: request ? declaredItems(request) : 0,
    queryParameters: query.map((field) => ({ name: field.name })),
    parameters: parameters ? messageView(parameters) : null,
    request: request ? messageView(request) : null,
    response: {
      ...messageView(response),
      successType: response.envelope ? envelopeTypeNames(response).success : response.typeName,
    },
    envelope: envelopeView(response),
    errors: operation.errors.map(({ code, status, message, retry }) => ({ code, status, message, retry })),
    hasErrors: operation.errors.length > 0,
    isRetried: operation.errors.some(({ retry }) => retry),
    rejections: operation.rejections.map(({ kind, status, code, message }) => ({ kind, status, code, message })),
    unknownCodes: operation.rejections.filter(({ kind }) => isUnknown[kind]).map(({ code }) => ({ code })),
  };
}

/** After which a caller does not know whether the call was carried out. */
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

function envelopeView({ envelope, root }: Message): CallView['envelope'] {
  if (!envelope) return null;
  const isCode = (field: Field): boolean => field === envelope.errorCode || field === envelope.errorMessage;
  return {
    errorCode: envelope.errorCode.name,
    errorMessage: envelope.errorMessage.name,
    success: root.fields.filter((field) => !isCode(field)).map((field) => ({ name: field.name })),
    payload: envelope.payload.map((field) => ({ name: field.name, empty: blanks[envelope.written].value })),
  };
}

/** What a server takes by itself in the arrays of a body that have no limit. */
const itemsOfServer = 1_000;

/**
 * How many entries a server takes beyond that: those of the arrays that have a limit, and what the others must hold above
 * it. Otherwise the definition would allow, or even demand, what its own server refuses.
 */
function declaredItems({ root }: Message): number {
  interface Items {
    readonly limited: number;
    readonly demanded: number;
  }
  const known = new Map<Shape, Items>();
  const itemsIn = ({ array, type }: Field): Items => {
    const inner = type.kind === 'object' ? itemsOf(type.shape) : { limited: 0, demanded: 0 };
    if (!array) return inner;
    const { minItems, maxItems } = array;
    const times = Math.max(maxItems ?? minItems, 1);
    return {
      limited: (maxItems ?? 0) + times * inner.limited,
      demanded: (maxItems === undefined ? minItems : 0) + times * inner.demanded,
    };
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
  const { limited, demanded } = itemsOf(root);
  return Math.min(limited + Math.max(demanded - itemsOfServer, 0), Number.MAX_SAFE_INTEGER - itemsOfServer);
}
