/** The outcomes that a definition lists, as the templates of server and client see them. */
import { jsonMediaType, withoutParameters } from '../../model/media-types.js';
import type { ElementPath, Message, Operation, Outcome } from '../../model/model.js';
import { bodyTypeName, hasBody, isToldByElement } from '../../model/outcomes.js';
import { isOfEntries } from './failure-body.js';
import { flag, group, json, list, maybe, name, number, text, type ViewOf } from '../templates/view.js';

/** The name of an element, or the index of an entry. */
const step = group({ key: json });

const outcome = group({
  /** success or failure. */
  kind: name,
  isSuccess: flag,
  description: maybe(text),
  statuses: list(group({ status: number })),
  hasStatuses: flag,
  /** Whether a handler need not give the status, because there is only one. */
  isOnly: flag,
  /** The type of the body, and the functions that check and read it. */
  body: maybe(group({ type: name, validate: name, parse: name })),
  mediaType: text,
  /** The type of the headers, the functions that check and read them, and their names. */
  headers: maybe(
    group({
      type: name,
      validate: name,
      parse: name,
      needsAny: flag,
      names: list(group({ name: text })),
      /** Those of them that are arrays. */
      lists: list(group({ name: text })),
    }),
  ),
  code: list(step),
  hasCode: flag,
  message: list(step),
  hasMessage: flag,
});

export const outcomesShape = group({
  all: list(outcome),
  successes: list(outcome),
  /** What an answer without a media type of its own is accepted as. */
  accept: text,
  /** The constant of the validators with which an element tells success from failure. */
  told: maybe(name),
  /** Whether a call gives the body alone, or nothing. */
  isPlain: flag,
  hasOneSuccess: flag,
  /** The types of the bodies, each once, and their functions. */
  bodies: list(group({ type: name, validate: name, parse: name })),
  /** The types of the headers, and their functions. */
  headers: list(group({ type: name, validate: name, parse: name })),
  failureTypes: list(group({ type: name })),
  failureHeaders: list(group({ type: name })),
  /** The headers among them that an answer with an error code of the vendor has. */
  codeHeaders: list(group({ type: name })),
  /** Whether an answer with any of these codes lacks a mandatory header if it has none. */
  codesNeedHeaders: flag,
  /** Whether the type of what a failed call throws says more than that of any operation. */
  isTypedFailure: flag,
  /** The array whose entries succeed or fail, and where an entry has its code and its message. */
  each: maybe(group({ array: text, code: list(step), message: list(step) })),
});

type OutcomeView = ViewOf<typeof outcome>;

/** @param errors the codes with which alone a handler can answer */
export function outcomesView(
  { outcomes, response, camelName }: Operation,
  errors: Operation['errors'],
): ViewOf<typeof outcomesShape> | null {
  if (!outcomes) return null;
  const { each } = response;
  const all = outcomes.map((one) => outcomeView(one, outcomes, response));
  const ofEntries = outcomes.find((one) => one.kind === 'failure' && isOfEntries(one, each));
  const bodies = new Map(all.flatMap(({ body }) => (body ? [[body.type, body] as const] : [])));
  const failures = all.filter(({ kind }) => kind === 'failure');
  const failureTypes = [...new Set(failures.flatMap(({ body }) => body?.type ?? []))].map((type) => ({ type }));
  const withHeaders = failures.filter(({ headers }) => headers);
  const failureHeaders = withHeaders.flatMap(({ headers }) => (headers ? [{ type: headers.type }] : []));
  const isOf = (failure: OutcomeView | undefined, status: number): boolean => {
    const own = failures.find(({ statuses }) => statuses.some((one) => one.status === status));
    return failure === (own ?? failures.find(({ hasStatuses }) => !hasStatuses));
  };
  const mediaTypes = new Set([
    jsonMediaType,
    ...outcomes.flatMap((one) => (one.shape ? withoutParameters(one.mediaType) : [])),
  ]);
  return {
    all,
    successes: all.filter(({ isSuccess }) => isSuccess),
    accept: [...mediaTypes, 'application/problem+json'].filter((one, at, list) => list.indexOf(one) === at).join(', '),
    told: isToldByElement(response) ? `${camelName}Outcomes` : null,
    isPlain: isPlain(all),
    hasOneSuccess: all.filter(({ isSuccess }) => isSuccess).length === 1,
    bodies: [...bodies.values()],
    headers: all.flatMap(({ headers }) => headers ?? []),
    failureTypes,
    failureHeaders,
    codeHeaders: failureHeaders.filter((_, index) => errors.some(({ status }) => isOf(withHeaders[index], status))),
    codesNeedHeaders: errors.every(({ status }) =>
      withHeaders.some((failure) => failure.headers?.needsAny && isOf(failure, status)),
    ),
    isTypedFailure: failureTypes.length + failureHeaders.length > 0,
    each: each ? { array: each.name, code: steps(ofEntries?.code), message: steps(ofEntries?.message) } : null,
  };
}

/** One success, which tells nothing but its body. */
function isPlain(all: readonly OutcomeView[]): boolean {
  const [only, ...others] = all.filter(({ isSuccess }) => isSuccess);
  return only !== undefined && others.length === 0 && only.statuses.length === 1 && !only.headers;
}

function outcomeView(one: Outcome, all: readonly Outcome[], response: Message): OutcomeView {
  const { kind, statuses, mediaType, headers } = one;
  const isOfBody = !isOfEntries(one, response.each);
  const type = hasBody(one) ? bodyTypeName(response, one) : undefined;
  const code = isOfBody ? steps(one.code, one) : [];
  const message = isOfBody ? steps(one.message, one) : [];
  return {
    kind,
    isSuccess: kind === 'success',
    description: one.description ?? null,
    statuses: statuses.map((status) => ({ status })),
    hasStatuses: statuses.length > 0,
    isOnly: statuses.length === 1 && all.filter((other) => other.kind === kind).length === 1,
    body: type === undefined ? null : { type, validate: `validate${type}`, parse: `parse${type}` },
    mediaType,
    headers: headers ? headersView(headers) : null,
    code,
    hasCode: code.length > 0,
    message,
    hasMessage: message.length > 0,
  };
}

function headersView({ typeName, root }: Message): NonNullable<OutcomeView['headers']> {
  return {
    type: typeName,
    validate: `validate${typeName}`,
    parse: `parse${typeName}`,
    needsAny: root.fields.some(({ presence }) => presence === 'M'),
    names: root.fields.map((field) => ({ name: field.name })),
    lists: root.fields.filter(({ list }) => list).map((field) => ({ name: field.name })),
  };
}

/** The steps of a path; of an array, the first entry tells. */
function steps(path: ElementPath = [], { array }: Pick<Outcome, 'array'> = {}): OutcomeView['code'] {
  const keys = path.flatMap(({ name: own, array: of }) => [own, ...(of ? [0] : [])]);
  return (array && keys.length > 0 ? [0, ...keys] : keys).map((key) => ({ key }));
}
