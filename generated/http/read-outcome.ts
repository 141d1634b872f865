/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/http/read-outcome.ts, made by `specwright generate`. Do not edit.
/** Reads answers whose outcomes the definition lists; used by the generated clients of such operations. */
import { type BodyOutcomes, codeOf, hasSign, kindOf, valueAt } from '../validation/outcomes.js';
import type { Findings, ParseOptions, ParseResult, Violation } from '../validation/violation.js';
import type { Answer, Reading } from './answer.js';
import { type FailedEntry, isRedirection } from './errors.js';
import { entriesOf } from './lists.js';

/** Names of elements, one inside of the other; a number is the index of an entry. */
type Path = readonly (string | number)[];

/** An outcome, as defined. */
export interface ClientOutcome {
  readonly kind: 'success' | 'failure';
  /** A failure without statuses has those that no other outcome has. */
  readonly statuses: readonly number[];
  /** Absent if the answer has no body. */
  readonly parse?: (body: unknown, options: ParseOptions) => ParsedBody;
  /** Absent if the answer has no headers of the contract. */
  readonly headers?: ClientHeaders;
  /** Where the error code and the message are. */
  readonly code?: Path;
  readonly message?: Path;
}

/** The headers of an answer: their names, and what makes values of their texts. */
interface ClientHeaders {
  readonly names: readonly string[];
  /** Those of them that are arrays. */
  readonly lists?: readonly string[];
  readonly parse: (texts: unknown, options: ParseOptions) => ParsedBody;
}

type ParsedBody =
  | Pick<ParseResult<unknown> & { readonly ok: true }, 'ok' | 'value'>
  | { readonly ok: false; readonly violations: Findings<Violation> };

export interface ClientOutcomes {
  readonly all: readonly ClientOutcome[];
  /** Present if an element of the body tells success from failure. */
  readonly told?: BodyOutcomes;
  /** Whether a success is its body alone. */
  readonly isPlain: boolean;
  /** The array whose entries succeed or fail, and where an entry has its code and its message. */
  readonly each?: { readonly array: string; readonly code: Path; readonly message: Path };
}

/** A success with everything that it tells, or a failure. */
export function readOutcome<Success>(outcomes: ClientOutcomes, answer: Answer): Reading<Success> {
  const { status, body } = answer;
  const success = outcomes.all.find(({ kind, statuses }) => kind === 'success' && statuses.includes(status));
  // Of a success without a body, nothing but the status tells.
  const told = success?.parse && outcomes.told ? kindOf(outcomes.told, body) : undefined;
  if (success && told !== 'failure') return readSuccess(outcomes, success, answer);
  // Another success than those that the definition lists.
  if (!success && status < 300) return { kind: 'invalid', violations: [] };
  return readFailure(outcomes, answer);
}

function readSuccess<Success>(
  { isPlain }: ClientOutcomes,
  { parse, headers }: ClientOutcome,
  answer: Answer,
): Reading<Success> {
  const { status, body } = answer;
  const read: ParsedBody = parse ? parse(body, { plain: true }) : { ok: true, value: undefined };
  if (!read.ok) return { kind: 'invalid', violations: read.violations };
  const { value } = read;
  // The types of the client say which of the two it is.
  if (isPlain) return { kind: 'success', value: value as Success };
  const found = headers && readHeaders(headers, answer);
  if (found && !found.ok) return { kind: 'invalid', violations: found.violations };
  const success = { status, ...(parse ? { body: value } : {}), ...(found ? { headers: found.value } : {}) };
  return { kind: 'success', value: success as Success };
}

function readHeaders({ names, lists = [], parse }: ClientHeaders, { headerOf }: Answer): ParsedBody {
  const found = names.flatMap((name): [string, unknown][] => {
    const text = headerOf?.(name) ?? null;
    if (text === null) return [];
    return [[name, lists.includes(name) ? entriesOf(text, 'commas', 'header') : text]];
  });
  return parse(Object.fromEntries(found), { plain: true });
}

function readFailure<Success>(outcomes: ClientOutcomes, answer: Answer): Reading<Success> {
  const { status, body } = answer;
  const failures = outcomes.all.filter(({ kind }) => kind === 'failure');
  const listed = failures.find(({ statuses }) => statuses.includes(status));
  // A redirection is none of those that the definition does not list.
  const failure =
    listed ?? (isRedirection(status) ? undefined : failures.find(({ statuses }) => statuses.length === 0));
  const entries = failedEntries(outcomes, body);
  const [first] = entries;
  const read = failure?.parse?.(body, { plain: true });
  const headers = failure?.headers && readHeaders(failure.headers, answer);
  const ofProblem = (name: string): string | undefined => (isProblem(body, status) ? textAt(body, [name]) : undefined);
  return {
    kind: 'failure',
    ...(listed ? { isListed: true } : {}),
    code: codeAt(body, failure?.code) ?? ofProblem('code') ?? first?.code,
    message: textAt(body, failure?.message) ?? ofProblem('detail') ?? first?.message,
    // What breaks the contract has no type; a server that rejects a call by itself sends none of these headers.
    body: read?.ok ? read.value : undefined,
    headers: headers?.ok ? headers.value : undefined,
    entries,
  };
}

/** The problem details with which a generated server rejects a call that the failures of the contract cannot say. */
function isProblem(body: unknown, status: number): boolean {
  return valueAt(body, ['status']) === status;
}

/** The entries without the sign of a success. */
function failedEntries({ each, told }: ClientOutcomes, body: unknown): readonly FailedEntry[] {
  if (!each || !told) return [];
  const signs = told.all.flatMap(({ when }) => when ?? []);
  const entries = valueAt(body, [each.array]);
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry: unknown, index): FailedEntry[] =>
    signs.some((sign) => hasSign(sign, entry))
      ? []
      : [{ index, code: codeAt(entry, each.code), message: textAt(entry, each.message) }],
  );
}

/** The code of a failure, which may be a number in the body. */
function codeAt(value: unknown, path: Path = []): string | undefined {
  return path.length === 0 ? undefined : codeOf(valueAt(value, path));
}

function textAt(value: unknown, path: Path = []): string | undefined {
  const found = path.length === 0 ? undefined : valueAt(value, path);
  return typeof found === 'string' && found !== '' ? found : undefined;
}
