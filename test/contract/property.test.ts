/** Properties that hold for every value, tried on arbitrary JSON and on changed valid payloads. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../generator/judge/judge.js';
import type { Form, MainRole, Message, MessageRole } from '../../generator/model/model.js';
import { disagreement, mayPass } from '../proof/disagreement.js';
import { referenceJudge } from '../proof/judges/reference.js';
import { loadJudgedOperations } from '../proof/outputs.js';
import { loadCases } from './cases.js';
import { type Payload, payloads } from './mutations.js';
import { resolvePointer } from './pointer.js';
import { tries } from '../support/effort.js';

const [judged] = await loadJudgedOperations('definitions', 'generated');
if (!judged) throw new Error('There is no operation');
const { operation, ledger } = judged;
const reference = referenceJudge(operation);
const messages = [operation.parameters, operation.request, operation.response].filter(
  (message): message is Message => message !== undefined,
);
const messageOf = (role: MessageRole): Message => {
  const message = operation[role as MainRole];
  if (!message) throw new Error(`the operation has no ${role}`);
  return message;
};

const good: readonly Payload[] = [
  ...operation.examples.map(({ role, value }) => ({ message: role, value })),
  ...loadCases()
    .flatMap(({ cases }) => cases)
    .filter(({ violations }) => violations.length === 0)
    .map(({ message, input }) => ({ message, value: input })),
];
const names = messages.flatMap(({ shapes }) => shapes.flatMap(({ fields }) => fields.map(({ name }) => name)));
const arbitraryJson: fc.Arbitrary<Payload> = fc.record({
  message: fc.constantFrom(...messages.map(({ role }) => role)),
  value: fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' }),
});

const forms: readonly Form[] = ['canonical', 'wire'];
const inputs = [
  { title: 'arbitrary JSON', payload: arbitraryJson, numRuns: tries(100, 1_000) },
  { title: 'good payloads with changes', payload: payloads(good, names), numRuns: tries(250, 4_000) },
];

describe.each(inputs)('$title', ({ payload, numRuns }) => {
  const holds = (predicate: (payload: Payload) => void): void => {
    // The seed is fixed, so that a failure is everyone's.
    fc.assert(fc.property(payload, predicate), { numRuns, seed: 20_26 });
  };

  it('the judge returns a verdict and does not change the value', () => {
    holds(({ message, value }) => {
      const before = JSON.stringify(value);
      for (const form of forms) judge(messageOf(message), form, deepFreeze(value));
      expect(JSON.stringify(value)).toBe(before);
    });
  });

  it('a parsed value is canonical, and parsing it again does not change it', () => {
    holds(({ message, value }) => {
      const read = judge(messageOf(message), 'wire', value);
      if (read.violations.length > 0) return;
      expect(judge(messageOf(message), 'canonical', read.value).violations).toEqual([]);
      const again = judge(messageOf(message), 'wire', read.value);
      expect(again).toEqual({ ...read, applied: [] });
    });
  });

  it('a canonical value is accepted in the wire form', () => {
    holds(({ message, value }) => {
      if (judge(messageOf(message), 'canonical', value).violations.length > 0) return;
      expect(judge(messageOf(message), 'wire', value)).toMatchObject({ violations: [], applied: [] });
    });
  });

  it('a violation is reported once, at a place in the value or at an element missing from it', () => {
    holds(({ message, value }) => {
      for (const form of forms) {
        const { violations } = judge(messageOf(message), form, value);
        const places = violations.map(({ pointer, rule }) => `${pointer} ${rule}`);
        expect(new Set(places).size).toBe(places.length);
        for (const { pointer } of violations) {
          expect(resolvePointer(value, pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')))).found).toBe(true);
        }
      }
    });
  });

  it.each(judged.judges)('$name gives the same verdict as the reference judge', ({ target, judge: other }) => {
    holds(({ message, value }) => {
      for (const form of forms) {
        const [expected, found] = [reference.judge(message, form, value), other(message, form, deepFreeze(value))];
        if (!expected || !found) continue;
        expect(disagreement(expected, found, mayPass(ledger, target, message)), form).toBeUndefined();
      }
    });
  });
});

it('of the changed payloads, both the valid and the invalid are at least a fifth', () => {
  const sample = fc.sample(payloads(good, names), { numRuns: 1_000, seed: 1 });
  const accepted = sample.filter(
    ({ message, value }) => judge(messageOf(message), 'wire', value).violations.length === 0,
  );
  expect(accepted.length).toBeGreaterThan(200);
  expect(accepted.length).toBeLessThan(800);
});

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}
