/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/http/call.ts, made by `specwright generate`. Do not edit.
/**
 * Carries out a call of any operation; shared by all generated servers.
 *
 * The steps in order: limits, authentication, path and body, eligibility, handler. No step starts before the previous one
 * has passed, and every failure is answered in the envelope of the contract.
 */
import type { Findings, Violation } from '../validation/violation.js';
import { defaultMediaTypes, isJson, isUncompressed, textsOf, traceparentOf } from './head.js';
import { itemsOf } from './items.js';
import { readJson } from './json.js';
import type {
  Answer,
  AppliedTolerance,
  Implementation,
  Incoming,
  Limits,
  Objection,
  Operation,
  Parsed,
  Rejection,
  RejectionKind,
  RequestHead,
  Served,
  Written,
} from './operation.js';
import type { AbortControllerClass, ClearTimeout, PlatformSignal, SetTimeout } from './platform.js';

declare const AbortController: AbortControllerClass;
declare const DOMException: new (message: string, name: string) => Error;
declare const clearTimeout: ClearTimeout;
declare const crypto: { randomUUID(): string };
declare const performance: { now(): number };
declare const setTimeout: SetTimeout;

/** The parameters of the path as they were sent, by name. */
type PathTexts = readonly (readonly [name: string, text: string])[];

/** Carries out one call. Never rejects. */
export function answerCall(served: Served, incoming: Incoming, path: PathTexts): Promise<Answer> {
  return new Call(served, incoming).answer(path);
}

/** Refuses a call that does not belong to any operation. */
export function refuseCall(
  { operation, implementation }: Served,
  kind: RejectionKind,
  head: RequestHead | undefined,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const rejection = operation.rejections[kind];
  const traceparent = head && traceparentOf(head);
  notify(implementation.onAnswer, {
    status: rejection.status,
    code: rejection.code,
    durationMs: 0,
    rules: [],
    ...(traceparent === undefined ? {} : { traceparent }),
  });
  return answerOf({ status: rejection.status, ...rejectedBody(operation, rejection, ''), headers });
}

/** The body with which a server rejects a call by itself. */
function rejectedBody(
  { failureBody, outcomes }: Operation,
  { status, code, message }: Rejection,
  details: string,
): { readonly body: unknown; readonly mediaType?: string } {
  if (failureBody) return { body: failureBody(code, details === '' ? message : `${message} ${details}`) };
  return outcomes?.reject(code, message, details, status) ?? { body: undefined };
}

/** The decision about a call, before the answer is written. */
interface Decision {
  readonly status: number;
  readonly code: string;
  readonly body: unknown;
  /** JSON by default. */
  readonly mediaType?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly rules?: readonly string[];
  readonly reference?: string;
}

/** One call from its head to its answer. */
class Call {
  readonly #operation: Operation;
  readonly #implementation: Implementation;
  readonly #limits: Limits;
  readonly #incoming: Incoming;
  readonly #startedAt = performance.now();
  readonly #traceparent: string | undefined;
  readonly #cancellation = new Cancellation();
  #isReading = false;
  #isAnswered = false;

  constructor({ operation, implementation, limits }: Served, incoming: Incoming) {
    this.#operation = operation;
    this.#implementation = implementation;
    this.#limits = limits;
    this.#incoming = incoming;
    this.#traceparent = traceparentOf(incoming);
  }

  answer(path: PathTexts): Promise<Answer> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        resolve(this.#write(this.#tooLate()));
      }, this.#limits.deadlineMs);
      this.#incoming.onDisconnect(() => {
        this.#cancellation.cancel('The caller has disconnected');
      });
      this.#decide(path).then(
        (decision) => {
          clearTimeout(timer);
          if (!this.#isAnswered) resolve(this.#write(decision));
          else if (decision.code === '') this.#report(new Error('The call succeeded after its deadline'));
        },
        (error: unknown) => {
          clearTimeout(timer);
          const decision = this.#internalError(error);
          if (!this.#isAnswered) resolve(this.#write(decision));
        },
      );
    });
  }

  /** Rejects on a failure that the caller has not caused. */
  async #decide(path: PathTexts): Promise<Decision> {
    const operation = this.#operation;
    const implementation = this.#implementation;
    const { headers } = this.#incoming;
    const { maxBodyBytes } = this.#limits;
    if (operation.parseRequest) {
      if (Number(headers.get('content-length') ?? 0) > maxBodyBytes) return this.#reject('payloadTooLarge');
      const { method, mediaTypes = defaultMediaTypes } = operation;
      // Which of the two is at fault is what the header tells (RFC 9110, section 12.5.3).
      if (!isUncompressed(headers)) return this.#reject('unsupportedMediaType', '', { 'accept-encoding': 'identity' });
      if (!isJson(headers, mediaTypes)) return this.#reject('unsupportedMediaType', '', accepting(method, mediaTypes));
    }

    const { alternatives, readCredentials } = operation;
    const credentials = alternatives && readCredentials?.(alternatives, this.#incoming);
    if (alternatives && !credentials) return this.#unauthenticated();
    const found = implementation.authenticate(this.#incoming, credentials);
    const requester: unknown = isPending(found) ? await found : found;
    if (!requester) return this.#unauthenticated();
    if (requester instanceof Error) throw requester;
    this.#throwIfCancelled();

    const parameters = this.#readParameters(path);
    if (!parameters.ok) return parameters.decision;

    this.#isReading = true;
    const bytes = operation.parseRequest ? await this.#incoming.readBody(maxBodyBytes) : undefined;
    this.#isReading = false;
    const request = this.#readRequest(bytes);
    if (!request.ok) return request.decision;

    const context = parameters === nothing ? { requester } : { requester, parameters: parameters.value };
    if (operation.needsEligibility || implementation.isEligible) {
      const refusal = this.#refusal(context);
      const refused = isPending(refusal) ? await refusal : refusal;
      if (refused) return refused;
    }

    this.#throwIfCancelled();
    const outcome = implementation.handle(new Input(context, request, this.#cancellation, this.#traceparent));
    return this.#outcome(isPending(outcome) ? await outcome : outcome);
  }

  /** The deadline may have passed, or the caller may have disconnected, during an asynchronous step. */
  #throwIfCancelled(): void {
    const { reason } = this.#cancellation;
    if (reason !== undefined) throw new Error(`The call was not started: ${reason}`);
  }

  #unauthenticated(): Decision {
    const { challenge } = this.#operation;
    return this.#reject('unauthenticated', '', challenge === undefined ? {} : { 'www-authenticate': challenge });
  }

  #readParameters(path: PathTexts): Accepted | Refused {
    const { parameters, parseParameters, readParameters } = this.#operation;
    const { url, headers } = this.#incoming;
    const sent = textsOf(url, path);
    const read = sent.ok && parameters && readParameters ? readParameters(parameters, sent.texts, headers) : sent;
    if (!read.ok) return this.#refuse(read.problem);
    return parseParameters ? this.#accept(parseParameters(read.texts, asRead)) : nothing;
  }

  #readRequest(bytes: Uint8Array | 'too large' | 'incomplete' | undefined): Accepted | Refused {
    const { parseRequest } = this.#operation;
    if (!parseRequest || bytes === undefined) return nothing;
    if (bytes === 'too large') return { ok: false, decision: this.#reject('payloadTooLarge') };
    if (bytes === 'incomplete') return this.#refuse('The body is incomplete.');
    const json = readJson(bytes);
    if (!json.ok) return this.#refuse(json.problem);
    const { maxArrayItems } = this.#limits;
    // An entry has at least two bytes: itself, and a comma or a bracket.
    if (bytes.byteLength > 2 * maxArrayItems && itemsOf(json.value, maxArrayItems) > maxArrayItems) {
      const problem = `Its arrays have more than ${String(maxArrayItems)} entries in total.`;
      return { ok: false, decision: this.#reject('payloadTooLarge', problem) };
    }
    const request = this.#accept(parseRequest(json.value, asRead));
    if (request.ok && request.applied && request.applied.length > 0) this.#notifyTolerances(request.applied);
    return request;
  }

  #refuse(problem: string): Refused {
    return { ok: false, decision: this.#reject('invalidRequest', problem) };
  }

  #accept(parsed: Parsed): Accepted | Refused {
    if (parsed.ok) return parsed;
    const rules = [...new Set(parsed.violations.map(({ rule }) => rule))];
    return { ok: false, decision: { ...this.#reject('invalidRequest', inWords(parsed.violations)), rules } };
  }

  /** Refuses the call unless the answer of `isEligible` is true. */
  #refusal(context: { readonly requester: unknown }): Decision | undefined | PromiseLike<Decision | undefined> {
    const unlessTrue = (answer: unknown): Decision | undefined =>
      answer === true ? undefined : this.#reject('notEligible');
    const failed = (error: unknown): Decision => {
      const reference = this.#report(error);
      return { ...this.#reject('notEligible', referenceInWords(reference)), reference };
    };
    try {
      const answer = this.#implementation.isEligible?.(context);
      // Promise.resolve, because the `then` of a thenable may return anything.
      return isPending(answer) ? Promise.resolve(answer).then(unlessTrue, failed) : unlessTrue(answer);
    } catch (error) {
      return failed(error);
    }
  }

  /** Turns the result of the handler into a decision. An answer that breaks the contract is not sent. */
  #outcome(outcome: unknown): Decision {
    const { failures, failureBody, successBody, outcomes } = this.#operation;
    if (!isObject(outcome)) throw new Error('The handler returned no outcome');
    const { failure: code, success, invalid, message } = outcome;
    if (invalid !== undefined) return this.#invalid(invalid);
    if (!failureBody || !successBody) return written(outcomes?.write(outcome));
    if (code !== undefined) {
      const failure = typeof code === 'string' && Object.hasOwn(failures, code) ? failures[code] : undefined;
      if (typeof code !== 'string' || !failure) throw new Error('The handler returned a failure with an unknown code');
      const words = message ?? failure.message;
      if (typeof words !== 'string') throw new Error('The handler returned a failure whose message is not a string');
      const body = failureBody(code, words);
      this.#validate(body);
      return { status: failure.status, code, body };
    }
    if (!isObject(success)) throw new Error('The handler returned neither a success nor a failure');
    // A missing element may be called `toString`, so the object must not inherit anything.
    const body = successBody({ __proto__: null, ...success });
    this.#validate(body);
    return { status: 200, code: '', body };
  }

  /** Objections of the handler are reported in the same way as broken rules. */
  #invalid(invalid: unknown): Decision {
    const isObjection = (one: unknown): one is Objection =>
      isObject(one) && typeof one['pointer'] === 'string' && typeof one['message'] === 'string';
    if (!Array.isArray(invalid) || invalid.length === 0 || !invalid.every(isObjection))
      throw new Error('The handler returned objections without pointer and message');
    return this.#reject('invalidRequest', inWords(invalid));
  }

  #validate(body: unknown): void {
    const { validateResponse } = this.#operation;
    if (validateResponse) throwIfBroken(validateResponse(body));
  }

  #tooLate(): Decision {
    this.#cancellation.cancel('The deadline passed');
    // The connection cannot be reused, because the rest of the body may still arrive.
    if (this.#isReading) return this.#reject('requestTimeout', '', { connection: 'close' });
    const reference = this.#report(new Error(`The call took longer than ${String(this.#limits.deadlineMs)} ms`));
    return { ...this.#reject('deadlineExceeded', referenceInWords(reference)), reference };
  }

  #internalError(error: unknown): Decision {
    const reference = this.#report(error);
    return { ...this.#reject('internalError', referenceInWords(reference)), reference };
  }

  #reject(kind: RejectionKind, details = '', headers: Readonly<Record<string, string>> = {}): Decision {
    const rejection = this.#operation.rejections[kind];
    const { status, code } = rejection;
    return { status, code, ...rejectedBody(this.#operation, rejection, details), headers };
  }

  /** The last step of every call. */
  #write(decision: Decision): Answer {
    this.#isAnswered = true;
    try {
      const answer = answerOf(decision);
      this.#notifyAnswer(decision);
      return answer;
    } catch (error) {
      // The handler returned a value that JSON cannot represent.
      const problem = this.#internalError(error);
      this.#notifyAnswer(problem);
      return answerOf(problem);
    }
  }

  #report(error: unknown): string {
    const reference = crypto.randomUUID();
    const { onError } = this.#implementation;
    if (onError) notify((info) => onError(error, info), { operation: this.#operation.name, reference, ...this.#trace });
    return reference;
  }

  #notifyAnswer({ status, code, rules = [], reference }: Decision): void {
    const { onAnswer } = this.#implementation;
    if (!onAnswer) return;
    notify(onAnswer, {
      operation: this.#operation.name,
      status,
      code,
      durationMs: performance.now() - this.#startedAt,
      rules,
      ...(reference === undefined ? {} : { reference }),
      ...this.#trace,
    });
  }

  #notifyTolerances(applied: readonly AppliedTolerance[]): void {
    const { onTolerances } = this.#implementation;
    if (!onTolerances) return;
    const places = applied.map(({ pointer, kind }) => ({
      pointer: kind === 'unknown' ? pointer.slice(0, pointer.lastIndexOf('/')) : pointer,
      kind,
    }));
    notify(onTolerances, { operation: this.#operation.name, applied: places, ...this.#trace });
  }

  get #trace(): { readonly traceparent?: string } {
    return this.#traceparent === undefined ? {} : { traceparent: this.#traceparent };
  }
}

interface Accepted {
  readonly ok: true;
  readonly value: unknown;
  readonly applied?: readonly AppliedTolerance[];
}

interface Refused {
  readonly ok: false;
  readonly decision: Decision;
}

/** Parsed requests are plain data. */
const asRead = Object.freeze({ plain: true });

/** The input of an operation without parameters, or without a body. */
const nothing: Accepted = { ok: true, value: undefined };

/** The input of the handler. */
class Input {
  readonly requester: unknown;
  declare readonly parameters?: unknown;
  declare readonly request?: unknown;
  declare readonly applied?: readonly AppliedTolerance[];
  declare readonly traceparent?: string;
  readonly #cancellation: Cancellation;

  constructor(
    context: { readonly requester: unknown; readonly parameters?: unknown },
    request: Accepted,
    cancellation: Cancellation,
    traceparent: string | undefined,
  ) {
    this.requester = context.requester;
    if ('parameters' in context) this.parameters = context.parameters;
    if (request !== nothing) {
      this.request = request.value;
      this.applied = request.applied ?? [];
    }
    if (traceparent !== undefined) this.traceparent = traceparent;
    this.#cancellation = cancellation;
  }

  get signal(): PlatformSignal {
    return this.#cancellation.signal;
  }
}

/** An AbortSignal that is created on demand, because most handlers do not use it. */
class Cancellation {
  #controller: InstanceType<AbortControllerClass> | undefined;
  #reason: string | undefined;

  cancel(reason: string): void {
    this.#reason ??= reason;
    this.#controller?.abort(new DOMException(reason, 'AbortError'));
  }

  /** Undefined if the call is not cancelled. */
  get reason(): string | undefined {
    return this.#reason;
  }

  get signal(): PlatformSignal {
    if (!this.#controller) {
      this.#controller = new AbortController();
      if (this.#reason !== undefined) this.#controller.abort(new DOMException(this.#reason, 'AbortError'));
    }
    return this.#controller.signal;
  }
}

/** The decision that an operation makes of the result of its handler. Throws if it breaks the contract. */
function written(outcome: Written | undefined): Decision {
  if (!outcome) throw new Error('The operation has no outcomes');
  throwIfBroken(outcome.violations);
  return outcome;
}

function throwIfBroken(violations: Findings<Violation>): void {
  if (violations.length > 0) throw new Error(`The answer breaks the contract. ${inWords(violations)}`);
}

function answerOf({ status, body, headers, mediaType }: Omit<Decision, 'code'>): Answer {
  if (body === undefined) return { status, headers: { ...headers }, body: '' };
  const type = mediaType === undefined || mediaType === 'application/json' ? justJson : { 'content-type': mediaType };
  return { status, headers: headers ? { ...headers, ...type } : type, body: JSON.stringify(body) };
}

const justJson = Object.freeze({ 'content-type': 'application/json; charset=utf-8' });

/** The headers that say which media types would have been accepted: RFC 9110, and of a PATCH RFC 5789 as well. */
function accepting(method: string, mediaTypes: readonly string[]): Readonly<Record<string, string>> {
  const accept = mediaTypes.join(', ');
  return method === 'PATCH' ? { accept, 'accept-patch': accept } : { accept };
}

/** Whether a value is a thenable; a function can be one too. */
function isPending(value: unknown): value is PromiseLike<unknown> {
  const canBe = (typeof value === 'object' && value !== null) || typeof value === 'function';
  return canBe && 'then' in value && typeof value.then === 'function';
}

/** Calls a hook, whose errors never change the answer. */
function notify<Event>(hook: ((event: Event) => unknown) | undefined, event: Event): void {
  try {
    const done = hook?.(event);
    if (isPending(done)) Promise.resolve(done).catch(() => undefined);
  } catch {
    // There is nobody to report this to.
  }
}

function referenceInWords(reference: string): string {
  return `Reference: ${reference}.`;
}

/** The first twenty broken rules in words, without values and without names that only the caller has sent. */
function inWords(violations: Findings<Objection & Partial<Violation>>): string {
  const lines = violations.slice(0, 20).map(({ pointer, rule, message }) => {
    const place = rule?.endsWith('.unknown') ? pointer.slice(0, pointer.lastIndexOf('/')) : pointer;
    return place === '' ? message : `${place}: ${message}`;
  });
  const more = violations.length - lines.length;
  const rest = more > 0 ? `; and ${violations.truncated ? 'more than ' : ''}${String(more)} more` : '';
  return `${lines.join('; ')}${rest}.`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
