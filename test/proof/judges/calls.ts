/** What server and client need to be called with besides the payload in question. */
import { told } from '../../../generator/judge/outcomes.js';
import { isHeaders, messageOf, messagesOf } from '../../../generator/model/messages.js';
import type { Field, ListStyle, Message, MessageRole, Operation, Outcome } from '../../../generator/model/model.js';
import { hasBody, isSameBody } from '../../../generator/model/outcomes.js';
import { sentNameOf } from '../../../generator/model/parameters.js';
import { freshVectors } from '../fresh-vectors.js';

/** A good canonical value of each message, as small as can be. */
export interface Goods {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly request: unknown;
  readonly response: Readonly<Record<string, unknown>>;
  /** All good bodies of answers that there are vectors of. */
  readonly bodies: readonly unknown[];
  /** Good headers by their role. */
  readonly headers: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
}

export async function goodsOf(operation: Operation): Promise<Goods> {
  const vectors = await freshVectors(operation);
  const good = (role: string): unknown =>
    vectors.find(
      ({ message, form, valid, kind }) => message === role && form === 'canonical' && valid && kind !== 'failure',
    )?.input;
  return {
    parameters: (good('parameters') ?? {}) as Goods['parameters'],
    request: good('request'),
    response: (good('response') ?? {}) as Goods['response'],
    bodies: vectors.flatMap(({ message, form, valid, input }) =>
      message === 'response' && form === 'canonical' && valid ? [input] : [],
    ),
    headers: new Map(
      messagesOf(operation)
        .filter(({ role }) => isHeaders(role))
        .map(({ role }) => [role, (good(role) ?? {}) as Goods['response']]),
    ),
  };
}

/** An answer as a handler gives it and as it travels, for each outcome that a body may be. */
export interface Ending {
  readonly kind: 'success' | 'failure';
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** @param goods what its headers are, unless only statuses are asked for */
export function endingsOf({ response, outcomes: all }: Operation, value: unknown, goods?: Goods): readonly Ending[] {
  const { outcomes = [] } = response;
  const { candidates } = told(response, value);
  return (candidates.length > 0 ? candidates : outcomes.slice(0, 1)).map((body): Ending => {
    const { kind } = body;
    const outcome = outcomes.find((one) => one.kind === kind && isSameBody(one, body));
    return {
      kind,
      status: outcome ? statusOf(outcome, all) : kind === 'success' ? 200 : 400,
      headers: goods?.headers.get(outcome?.headers?.role ?? '') ?? {},
    };
  });
}

/** A status that an outcome has: of a failure without any, the first that no other failure has. */
function statusOf({ statuses: [first] }: Outcome, all: readonly Outcome[] = []): number {
  const isTaken = (status: number): boolean =>
    all.some(({ kind, statuses }) => kind === 'failure' && statuses.includes(status));
  let status = first ?? 400;
  while (first === undefined && isTaken(status)) status++;
  return status;
}

/** The outcome with these headers, with a body that it may have; undefined if no vector shows one. */
export function endingWith(
  operation: Operation,
  role: MessageRole,
  { bodies }: Goods,
): (Omit<Ending, 'headers'> & { readonly body: unknown }) | undefined {
  const outcome = operation.outcomes?.find(({ headers }) => headers?.role === role);
  if (!outcome) return undefined;
  const { kind } = outcome;
  const isIts = (value: unknown): boolean => {
    const { candidates, meant } = told(operation.response, value);
    return (
      hasBody(outcome) &&
      isSameBody(outcome, meant) &&
      candidates.some((one) => one.kind === kind && isSameBody(one, outcome))
    );
  };
  const body = hasBody(outcome) ? bodies.find(isIts) : null;
  const status = statusOf(outcome, operation.outcomes);
  return body === undefined ? undefined : { kind, status, body };
}

/** Whether a header of an answer is another one to those who look at the case of its name. */
export function isMiscased(operation: Operation, role: MessageRole, values: object): boolean {
  const known = messageOf(operation, role)?.root.fields.map(({ name }) => name) ?? [];
  const lower = new Set(known.map((name) => name.toLowerCase()));
  return Object.keys(values).some((name) => !known.includes(name) && lower.has(name.toLowerCase()));
}

/** Whether each header is a text, or if it is an array, an array of texts. */
export function areTexts(operation: Operation, role: MessageRole, values: object): boolean {
  const message = messageOf(operation, role);
  return Object.entries(values).every(([name, value]: [string, unknown]) => {
    const isArray = Array.isArray(value);
    return (
      isArray === (fieldOf(message, name)?.list !== undefined) &&
      (isArray ? value : [value]).every((one: unknown) => typeof one === 'string')
    );
  });
}

/** The headers of an answer as they travel; undefined where a header cannot hold what is given. */
export function asTexts(values: unknown): Readonly<Record<string, string>> | undefined {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return undefined;
  const isLost = (entry: unknown): boolean => /^\s|,|\s$|^$/.test(String(entry));
  const texts = Object.entries(values).flatMap(([name, value]): readonly (readonly [string, string])[] =>
    [value].flat().some((one: unknown) => typeof one === 'object') || (Array.isArray(value) && value.some(isLost))
      ? []
      : [[name, String(value)]],
  );
  if (texts.length < Object.keys(values).length) return undefined;
  const canBeSent = ([name, text]: readonly [string, string]): boolean =>
    /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name) && /^([!-~]([\t -~]*[!-~])?)?$/.test(text);
  // Names of headers have no case, so that two of them can be one.
  const names = new Set(texts.map(([name]) => name.toLowerCase()));
  return texts.every(canBeSent) && names.size === texts.length ? Object.fromEntries(texts) : undefined;
}

/** Where a call goes, and the headers among its parameters. */
export interface Head {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
}

/** The head of a call with these parameters; undefined where neither URL nor headers can hold them. */
export function headOf(operation: Operation, values: unknown): Head | undefined {
  const { path, parameters: message } = operation;
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return undefined;
  const sent = Object.entries(values).map(([name, value]) => {
    const field = fieldOf(message, name);
    return {
      name,
      field,
      texts: field?.list === undefined ? [textOf(field, value)] : textsOf(field, field.list, value),
    };
  });
  if (sent.some(({ texts }) => texts.length === 0 || texts.includes(undefined))) return undefined;
  const textIn = (wanted: string): string => sent.find(({ name }) => name === wanted)?.texts[0] ?? '';
  // A path segment is never empty, and dots alone lead to another path.
  const inPath = message?.root.fields.filter(({ location }) => location === 'path') ?? [];
  if (inPath.some(({ name }) => /^\.{0,2}$/.test(textIn(name)))) return undefined;
  const url = new URL('https://api.example.com');
  url.pathname = path.replace(/\{([^}]*)\}/g, (_, name: string) => encodeURIComponent(textIn(name)));
  const headers: Record<string, string> = {};
  for (const { name, field, texts } of sent) {
    const sentAs = field ? sentNameOf(field) : name;
    // Blanks at the ends of a header are not a part of it.
    if (field?.location === 'header' && !/^([!-~]([\t -~]*[!-~])?)?$/.test(texts[0] ?? '')) return undefined;
    if (field?.location === 'header') headers[sentAs] = texts[0] ?? '';
    else if (field?.location !== 'path') for (const text of texts) url.searchParams.append(sentAs, text ?? '');
  }
  return withCredentials(operation, { url, headers });
}

/** What a caller proves itself with, by the names of schemes, as clients take it. */
export function credentialsOf({ security }: Operation): Readonly<Record<string, unknown>> {
  const [first = []] = security.alternatives;
  return Object.fromEntries(
    first.flatMap(({ kind, name }) => {
      if (kind === 'mutualTLS') return [];
      return [[name, kind === 'basic' ? { user: 'user', password: 'password' } : 'secret']];
    }),
  );
}

/** The same in the head of a call. */
function withCredentials({ security }: Operation, { url, headers }: Head): Head {
  const [first = []] = security.isTyped ? security.alternatives : [];
  const sent: Record<string, string> = {};
  for (const scheme of first) {
    if (scheme.kind === 'bearer') sent['authorization'] = 'Bearer secret';
    if (scheme.kind === 'basic') sent['authorization'] = `Basic ${btoa('user:password')}`;
    if (scheme.kind === 'apiKey' && scheme.in === 'header') sent[scheme.sentAs] = 'secret';
    if (scheme.kind === 'apiKey' && scheme.in === 'query') url.searchParams.append(scheme.sentAs, 'secret');
  }
  return { url, headers: { ...headers, ...sent } };
}

function fieldOf(message: Message | undefined, name: string): Field | undefined {
  return message?.root.fields.find((field) => field.name === name);
}

/** The texts that are sent for an array; none where no text can tell its entries apart. */
function textsOf(field: Field, list: ListStyle, value: unknown): readonly (string | undefined)[] {
  if (!Array.isArray(value)) return [];
  const texts = value.map((entry) => textOf(field, entry));
  if (list === 'repeated' || texts.includes(undefined)) return texts;
  const separator = { commas: ',', spaces: ' ', pipes: '|' }[list];
  const isLost = (text = ''): boolean =>
    text.includes(separator) || (field.location === 'header' && (text === '' || text.trim() !== text));
  return texts.length === 0 || texts.some(isLost) ? [] : [texts.join(separator)];
}

/** A number or a boolean is written as the text that it is read from; nothing else but texts is in a URL. */
function textOf(field: Field | undefined, value: unknown): string | undefined {
  if (typeof value === 'string') return /\p{Surrogate}/u.test(value) ? undefined : value;
  const kind = field?.type.kind;
  if (typeof value === 'boolean' && kind === 'boolean') return String(value);
  return typeof value === 'number' && (kind === 'integer' || kind === 'decimal') ? String(value) : undefined;
}
