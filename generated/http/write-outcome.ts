/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/http/write-outcome.ts, made by `specwright generate`. Do not edit.
/** Writes the outcomes that a definition lists; used by the generated servers of such operations. */
import { numberFrom } from '../validation/numbers.js';
import { type BodyOutcomes, codeOf, kindOf, valueAt } from '../validation/outcomes.js';
import type { Findings, Violation } from '../validation/violation.js';
import { joined } from './lists.js';

/** Names of elements, one inside of the other; a number is the index of an entry. */
type Path = readonly (string | number)[];

/** An outcome, as defined. */
export interface ServerOutcome {
  readonly kind: 'success' | 'failure';
  /** A failure without statuses has those from 400 on that no other failure has. */
  readonly statuses: readonly number[];
  /** Absent if the answer has no body. */
  readonly validate?: (body: unknown) => Findings<Violation>;
  readonly mediaType: string;
  /** Absent if the answer has no headers of the contract. */
  readonly headers?: {
    readonly names: readonly string[];
    readonly validate: (headers: unknown) => Findings<Violation>;
  };
  /** Where the error code and the message are. */
  readonly code?: Path;
  readonly message?: Path;
}

export interface ServerOutcomes {
  readonly all: readonly ServerOutcome[];
  /** Present if an element of the body tells success from failure. */
  readonly told?: BodyOutcomes;
}

/** An answer before it is written. */
export interface WrittenOutcome {
  readonly status: number;
  /** Empty on success. */
  readonly code: string;
  /** Undefined if there is none. */
  readonly body: unknown;
  readonly mediaType: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The rules that the body breaks; of a body that breaks none, those that the headers break. */
  readonly violations: Findings<Violation>;
}

type Errors = Readonly<Record<string, { readonly status: number; readonly message: string }>>;

/** The answer for the result of a handler. Throws if it is none of the outcomes. */
export function writtenOutcome(
  outcomes: ServerOutcomes,
  errors: Errors,
  result: Readonly<Record<string, unknown>>,
): WrittenOutcome {
  const { failure, success } = result;
  if (typeof failure === 'string') return writtenCode(outcomes, errors, failure, result);
  const kind = failure === undefined ? 'success' : 'failure';
  const body = failure === undefined ? success : failure;
  if (body === undefined) throw new Error('The handler returned neither a success nor a failure');
  const { outcome, status } = outcomeFor(outcomes, kind, result['status']);
  if (!outcome.validate && body !== null) throw new Error(`The answer with status ${String(status)} has no body`);
  const told = outcomes.told && outcome.validate ? kindOf(outcomes.told, body) : undefined;
  if (told !== undefined && told !== kind && outcomes.told?.each === undefined)
    throw new Error(`The handler returned a ${kind} whose elements say that it is a ${told}`);
  const given = outcome.code && valueAt(body, outcome.code);
  const { headers, violations } = headersOf(outcome, result['headers']);
  const inBody = outcome.validate?.(body) ?? [];
  return {
    status,
    code: kind === 'success' ? '' : (codeOf(given) ?? String(status)),
    body: outcome.validate ? body : undefined,
    mediaType: outcome.mediaType,
    headers,
    violations: inBody.length > 0 ? inBody : violations,
  };
}

/** The outcome of a kind with the given status, or the only one. */
function outcomeFor(
  { all, told }: ServerOutcomes,
  kind: ServerOutcome['kind'],
  given: unknown,
): { readonly outcome: ServerOutcome; readonly status: number } {
  const own = all.filter((outcome) => outcome.kind === kind);
  const [only] = own;
  const status =
    given === undefined && only && own.length === 1 && only.statuses.length === 1 ? only.statuses[0] : given;
  if (typeof status !== 'number' || !Number.isInteger(status))
    throw new Error(`The handler returned a ${kind} without a status, and there are several`);
  // Where an element tells, a failure may have the status of a success.
  const isShared = told !== undefined && all.some(({ statuses, validate }) => validate && statuses.includes(status));
  const outcome = withStatus(own, kind, status, isShared);
  if (!outcome) throw new Error(`The handler returned a ${kind} with an unknown status`);
  return { outcome, status };
}

function withStatus(
  own: readonly ServerOutcome[],
  kind: ServerOutcome['kind'],
  status: number,
  isShared: boolean,
): ServerOutcome | undefined {
  const named = own.find(({ statuses }) => statuses.includes(status));
  if (named || kind === 'success' || status > 599) return named;
  return status < 400 && !isShared ? undefined : own.find(({ statuses }) => statuses.length === 0);
}

/** A failure with a code of the vendor. */
function writtenCode(
  outcomes: ServerOutcomes,
  errors: Errors,
  code: string,
  { message, headers: given }: Readonly<Record<string, unknown>>,
): WrittenOutcome {
  const error = Object.hasOwn(errors, code) ? errors[code] : undefined;
  if (!error) throw new Error('The handler returned a failure with an unknown code');
  const words = message ?? error.message;
  if (typeof words !== 'string') throw new Error('The handler returned a failure whose message is not a string');
  const written = bodyWith(outcomes, code, words, error.status);
  const failure = written ?? problem(code, words, error.status);
  const outcome = failureWith(outcomes, error.status);
  const { headers, violations } = outcome ? headersOf(outcome, given) : { headers: {}, violations: [] };
  return {
    ...failure,
    status: error.status,
    code,
    headers,
    violations: written && written.violations.length > 0 ? written.violations : violations,
  };
}

interface FailureBody {
  readonly body: unknown;
  readonly mediaType: string;
}

/** How a server rejects a call by itself: as a failure of the contract if that can say it, or as problem details. */
export function rejectionBody(
  outcomes: ServerOutcomes,
  code: string,
  message: string,
  details: string,
  status: number,
): FailureBody {
  const text = details === '' ? message : `${message} ${details}`;
  for (const words of [text, message]) {
    const written = bodyWith(outcomes, code, words, status);
    if (written?.violations.length === 0 && written.kind !== 'success') return written;
  }
  return problem(code, text, status);
}

/** RFC 9457, which says nothing of the vendor's. */
function problem(code: string, detail: string, status: number): FailureBody {
  return { body: { status, code, detail }, mediaType: 'application/problem+json' };
}

/** The body of the failure with the status, with code and message at their places; undefined if it has no such places. */
function bodyWith(
  outcomes: ServerOutcomes,
  code: string,
  message: string,
  status: number,
): (FailureBody & { readonly violations: Findings<Violation>; readonly kind: string | undefined }) | undefined {
  const outcome = failureWith(outcomes, status);
  if (!outcome?.validate || (!outcome.code && !outcome.message)) return undefined;
  const { validate, mediaType } = outcome;
  const written = codesOf(code).map((one) => {
    const body = bodyOf(outcome, one, message);
    return { body, mediaType, violations: validate(body), kind: outcomes.told && kindOf(outcomes.told, body) };
  });
  return written.find(({ violations }) => violations.length === 0) ?? written[0];
}

/** A code as text, and as the number that it writes, where the element of the code is a number. */
function codesOf(code: string): readonly (string | number)[] {
  const number = numberFrom(code);
  return typeof number === 'number' && String(number) === code ? [code, number] : [code];
}

function bodyOf(outcome: ServerOutcome, code: string | number, message: string): object {
  // The first step into an array is the index of an entry.
  const body = typeof (outcome.code ?? outcome.message)?.[0] === 'number' ? [] : {};
  if (outcome.code) put(body, outcome.code, code);
  if (outcome.message) put(body, outcome.message, message);
  return body;
}

/** Sets an element in nested objects and entries; a name such as `__proto__` is one like any other. */
function put(body: object, path: Path, value: string | number): void {
  const [name = '', ...rest] = path;
  const own = new Map<string, unknown>(Object.entries(body)).get(String(name));
  const inner = typeof own === 'object' && own !== null ? own : typeof rest[0] === 'number' ? [] : {};
  if (rest.length > 0) put(inner, rest, value);
  Object.defineProperty(body, name, {
    value: rest.length > 0 ? inner : value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

/** The failure with a status, or that of all other statuses. */
function failureWith({ all }: ServerOutcomes, status: number): ServerOutcome | undefined {
  const failures = all.filter(({ kind }) => kind === 'failure');
  return (
    failures.find(({ statuses }) => statuses.includes(status)) ?? failures.find(({ statuses }) => statuses.length === 0)
  );
}

/** The headers of an answer, with names in lower case, and the rules that they break. Throws if one cannot be sent. */
function headersOf({ headers, kind }: ServerOutcome, given: unknown): Pick<WrittenOutcome, 'headers' | 'violations'> {
  const values = new Map<string, unknown>(typeof given === 'object' && given !== null ? Object.entries(given) : []);
  if (!headers) {
    if (values.size > 0) throw new Error(`The handler returned a header that a ${kind} does not have`);
    return { headers: {}, violations: [] };
  }
  const violations = headers.validate(Object.fromEntries(values));
  if (violations.length > 0) return { headers: {}, violations };
  const pairs = headers.names.flatMap((name): [string, string][] => {
    const value = values.get(name);
    if (value === undefined) return [];
    const text = textOf(value);
    if (text === undefined || !/^[!-~\x80-\xff](?:[\t -~\x80-\xff]*[!-~\x80-\xff])?$/.test(text))
      throw new Error(`The handler returned a value that the header ${name} cannot hold`);
    return [[name.toLowerCase(), text]];
  });
  return { headers: Object.fromEntries(pairs), violations };
}

/** Undefined for what no header can hold, which no rule refuses while the header is ignored. */
function textOf(value: unknown): string | undefined {
  const isList = Array.isArray(value);
  const entries: readonly unknown[] = isList ? value : [value];
  if (entries.some((entry) => typeof entry === 'object')) return undefined;
  return isList ? joined(entries, 'commas', 'header') : String(value);
}
