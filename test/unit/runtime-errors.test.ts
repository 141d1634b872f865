import { describe, expect, it } from 'vitest';
import {
  causesOf,
  InvalidRequestError,
  InvalidResponseError,
  isRedirection,
  NotSentError,
  OutcomeUnknownError,
  RejectedError,
  rulesOf,
} from '../../runtime/http/errors.js';
import type { Violation } from '../../runtime/validation/violation.js';

const violations = (...rules: readonly string[]): Violation[] =>
  rules.map((rule) => ({ pointer: '/secret', rule, message: 'secret', source: { table: 'T', rows: [1] } }));
const withCode = (code: unknown, cause?: unknown): Error => Object.assign(new Error('secret', { cause }), { code });

describe('the message of an error', () => {
  it('names the broken rules once each, and at most ten of them', () => {
    expect(rulesOf([])).toBe('');
    expect(rulesOf(violations('A.b', 'A.b', 'A.c'))).toBe(': A.b, A.c');
    const names = Array.from({ length: 11 }, (_, index) => `A.${index}`);
    expect(rulesOf(violations(...names.slice(1)))).toBe(`: ${names.slice(1).join(', ')}`);
    expect(rulesOf(violations(...names))).toBe(`: ${names.slice(0, 10).join(', ')}, ...`);
  });

  it('has the status of a rejection, and its code only if the definition lists it', () => {
    const rejection = { status: 409, code: 'A_1', errorMessage: 'secret' };
    expect(new RejectedError(rejection).message).toBe('The server rejected the call with status 409');
    expect(new RejectedError({ ...rejection, isKnown: true }).message).toBe(
      'The server rejected the call with status 409 and A_1',
    );
    expect(new RejectedError({ status: 302 }).message).toBe(
      'The server answered with a redirection, which is not followed (status 302)',
    );
  });

  it('has the status or the reason of an unknown outcome, and the code of a lost connection', () => {
    const message = (...given: ConstructorParameters<typeof OutcomeUnknownError>) =>
      /\((.*)\)$/.exec(new OutcomeUnknownError(...given).message)?.[1];
    expect(message('timeout')).toBe('timeout');
    expect(message('status', 502)).toBe('status 502');
    expect(message('connection', undefined, withCode('ECONNRESET'))).toBe('ECONNRESET');
    expect(message('connection', 200, withCode('ECONNRESET'))).toBe('status 200');
    expect(message('aborted', undefined, withCode('ECONNRESET'))).toBe('aborted');
    expect(message('connection', undefined, withCode('secret'))).toBe('connection');
  });

  it('has the reason why a call was not sent, or the code of the connection', () => {
    expect(new NotSentError('headers', withCode('ECONNREFUSED')).message).toBe('The call was not sent (headers)');
    expect(new NotSentError('connection', withCode('ECONNREFUSED')).message).toBe(
      'The call was not sent (ECONNREFUSED)',
    );
  });

  it('has the rules that an answer breaks', () => {
    expect(new InvalidResponseError(201, violations('A.b')).message).toBe(
      'The answer with status 201 breaks the contract: A.b',
    );
  });
});

describe('an error', () => {
  it('has the name of its class, and shows nothing of what is behind its getters', () => {
    const errors = [
      new InvalidRequestError('message', violations('A.b')),
      new NotSentError('connection', withCode('ECONNREFUSED')),
      new RejectedError({ status: 400, code: 'secret', errorMessage: 'secret' }),
      new InvalidResponseError(200, violations('A.b')),
      new OutcomeUnknownError('connection', undefined, withCode('ECONNRESET')),
    ];
    for (const error of errors) {
      expect(error.name).toBe(error.constructor.name);
      expect(JSON.stringify(error)).not.toContain('secret');
    }
  });

  it('returns on request what it does not show', () => {
    const thrown = withCode('ECONNREFUSED');
    const found = violations('A.b');
    expect(new InvalidRequestError('message').violations).toEqual([]);
    expect(new InvalidRequestError('message', found).violations).toBe(found);
    expect(new InvalidResponseError(200, found)).toMatchObject({ status: 200, violations: found });
    expect(new NotSentError('connection', thrown)).toMatchObject({
      reason: 'connection',
      code: 'ECONNREFUSED',
      thrown,
    });
    expect(new NotSentError('request', thrown)).toMatchObject({ reason: 'request', code: undefined, thrown });
    expect(new OutcomeUnknownError('connection', 200, thrown)).toMatchObject({
      status: 200,
      code: 'ECONNREFUSED',
      thrown,
    });
    expect(new OutcomeUnknownError('timeout', 200, thrown).code).toBeUndefined();
    expect(new RejectedError({ status: 400 })).toMatchObject({ status: 400, retryable: false, code: undefined });
    expect(
      new RejectedError({ status: 503, code: 'A', errorMessage: 'B', retryable: true, retryAfterMs: 5 }),
    ).toMatchObject({ code: 'A', errorMessage: 'B', retryable: true, retryAfterMs: 5 });
  });
});

describe('the code of a lost connection', () => {
  it.each([
    'ECONNREFUSED',
    'EPIPE',
    'EAI_AGAIN',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'UND_ERR_SOCKET',
    'ERR_NETWORK',
    'CERT_HAS_EXPIRED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'ConnectionRefused',
  ])('is %s', (code) => {
    expect(new NotSentError('connection', withCode(code)).code).toBe(code);
  });

  it.each([
    'secret',
    'E',
    'EAB',
    'ECONN1',
    'xECONNREFUSED',
    'ECONNREFUSED secret',
    'Connection',
    'connectionRefused',
    7,
  ])('is never %s, which may contain data', (code) => {
    expect(new NotSentError('connection', withCode(code)).code).toBeUndefined();
  });

  it('is the first one among the error and its causes', () => {
    const inner = withCode('ECONNRESET');
    expect(new NotSentError('connection', withCode('secret', inner)).code).toBe('ECONNRESET');
    expect(new NotSentError('connection', withCode('EPIPE', inner)).code).toBe('EPIPE');
    expect(new NotSentError('connection', 'EPIPE').code).toBeUndefined();
    expect(new NotSentError('connection', withCode({ toString: () => 'EPIPE' }, inner)).code).toBe('ECONNRESET');
  });

  it('is looked for in a limited number of causes', () => {
    const endless: { cause?: unknown } = {};
    endless.cause = endless;
    expect(causesOf(endless)).toHaveLength(8);
    const inner = {};
    const outer = { cause: inner };
    expect(causesOf(outer)).toEqual([outer, inner]);
    expect([causesOf(null), causesOf(undefined), causesOf('x'), causesOf({ cause: null })]).toEqual([
      [],
      [],
      [],
      [{ cause: null }],
    ]);
  });
});

it('a redirection has a status from 300 to 399, or 0 in a browser', () => {
  expect([0, 300, 399].map(isRedirection)).toEqual([true, true, true]);
  expect([1, 200, 299, 400].map(isRedirection)).toEqual([false, false, false, false]);
});
