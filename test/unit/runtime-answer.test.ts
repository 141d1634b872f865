import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { decide, isRefusal, parseJson, type Reading, retryAfterOf } from '../../runtime/http/answer.js';
import { type ClientOutcomes, readOutcome } from '../../runtime/http/read-outcome.js';
import { InvalidResponseError, OutcomeUnknownError, RejectedError } from '../../runtime/http/errors.js';

const invalid: Reading<string> = { kind: 'invalid', violations: [] };
const failure = (code: string): Reading<string> => ({ kind: 'failure', code, message: 'why' });

/** The decision about an answer, of an operation with codes of each kind. */
function decision(reading: Reading<string>, status: number): unknown {
  const operation = {
    read: () => reading,
    knownCodes: ['BUSY', 'DENIED'],
    retryableCodes: ['BUSY'],
    unknownCodes: ['LOCAL_ERROR'],
  };
  try {
    return decide(operation, { status, body: {}, retryAfterMs: 5 });
  } catch (error) {
    return error;
  }
}

describe('an answer whose success an element tells', () => {
  const body = { kind: 'success', check: () => 0, read: () => ({}) } as const;
  const outcomes: ClientOutcomes = {
    all: [
      { kind: 'success', statuses: [200], parse: (value) => ({ ok: true, value }) },
      { kind: 'success', statuses: [202] },
      { kind: 'failure', statuses: [], code: ['errorCode'], parse: (value) => ({ ok: true, value }) },
    ],
    told: {
      all: [
        { ...body, when: { path: ['errorCode'], isGiven: false } },
        { ...body, kind: 'failure' },
      ],
    },
    isPlain: false,
  };

  it('is a success without a body if its status is one of these', () => {
    expect(readOutcome(outcomes, { status: 202, body: undefined, retryAfterMs: undefined })).toEqual({
      kind: 'success',
      value: { status: 202 },
    });
    expect(readOutcome(outcomes, { status: 200, body: {}, retryAfterMs: undefined })).toMatchObject({
      kind: 'success',
    });
    expect(readOutcome(outcomes, { status: 200, body: { errorCode: 'A' }, retryAfterMs: undefined })).toMatchObject({
      kind: 'failure',
      code: 'A',
    });
  });
});

describe('the decision about an answer', () => {
  it('is the value of a success, whatever the status', () => {
    expect([200, 400, 500].map((status) => decision({ kind: 'success', value: 'x' }, status))).toEqual(['x', 'x', 'x']);
  });

  it('is a rejection for a redirection, whatever the body', () => {
    for (const status of [0, 301]) {
      const found = decision({ kind: 'success', value: 'x' }, status);
      expect(found).toBeInstanceOf(RejectedError);
      expect(found).toMatchObject({ status, code: undefined });
    }
  });

  it('is a rejection for a code of the server', () => {
    expect(decision(failure('BUSY'), 503)).toMatchObject({
      name: 'RejectedError',
      message: 'The server rejected the call with status 503 and BUSY',
      code: 'BUSY',
      errorMessage: 'why',
      retryable: true,
      retryAfterMs: 5,
    });
    expect(decision(failure('DENIED'), 200)).toMatchObject({ code: 'DENIED', retryable: false });
    expect(decision(failure('OTHER'), 400)).toMatchObject({
      message: 'The server rejected the call with status 400',
      code: 'OTHER',
    });
  });

  it('is an unknown outcome for a code that says so', () => {
    const found = decision(failure('LOCAL_ERROR'), 500);
    expect(found).toBeInstanceOf(OutcomeUnknownError);
    expect(found).toMatchObject({ reason: 'status', status: 500 });
  });

  it('depends on the status when the body cannot be read', () => {
    const names = [400, 408, 499, 500, 599, 200, 399].map((status) => (decision(invalid, status) as Error).name);
    expect(names).toEqual([
      'RejectedError',
      'OutcomeUnknownError',
      'RejectedError',
      'OutcomeUnknownError',
      'OutcomeUnknownError',
      'InvalidResponseError',
      'RejectedError',
    ]);
    expect(decision(invalid, 200)).toBeInstanceOf(InvalidResponseError);
    expect(decision(invalid, 502)).toMatchObject({ reason: 'status', status: 502 });
    expect(decision(invalid, 404)).toMatchObject({ status: 404, code: undefined });
  });

  it('passes the answer to the reader', () => {
    const seen: number[] = [];
    const read = (_: unknown, { status }: { readonly status: number }): Reading<string> => {
      seen.push(status);
      return { kind: 'success', value: 'x' };
    };
    const operation = { read, knownCodes: [], retryableCodes: [], unknownCodes: [] };
    for (const status of [199, 200, 299, 400]) decide(operation, { status, body: {}, retryAfterMs: undefined });
    expect(seen).toEqual([199, 200, 299, 400]);
  });
});

it('a status from 400 to 499 except 408 means that the call was not carried out', () => {
  expect([399, 400, 407, 408, 409, 499, 500].map(isRefusal)).toEqual([false, true, true, false, true, true, false]);
});

it('a body is parsed as JSON in UTF-8, or is undefined', () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  expect(parseJson(bytes('{"a":"é","toString":1}'))).toEqual({ a: 'é', toString: 1 });
  expect(parseJson(bytes('{'))).toBeUndefined();
  expect(parseJson(new Uint8Array([0x22, 0xff, 0x22]))).toBeUndefined();
});

describe('Retry-After', () => {
  beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 0, 1) }));
  afterEach(() => void vi.useRealTimers());

  it('is a number of seconds or a date', () => {
    expect(retryAfterOf('120')).toBe(120_000);
    expect(retryAfterOf('0')).toBe(0);
    expect(retryAfterOf('Thu, 01 Jan 2026 00:00:30 GMT')).toBe(30_000);
  });

  it('is 0 for a date in the past', () => {
    expect(retryAfterOf('Wed, 31 Dec 2025 00:00:00 GMT')).toBe(0);
  });

  it.each([null, '', 'soon', '1 second', '5s'])('is undefined for %j', (header) => {
    expect(retryAfterOf(header)).toBeUndefined();
  });
});
