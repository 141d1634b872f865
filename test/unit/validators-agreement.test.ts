import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { judge } from '../../generator/judge/judge.js';
import type { Message, Violation } from '../../generator/model/model.js';
import { tries } from '../support/effort.js';
import { importValidators, type Validators, validatorsOf } from '../support/emitted.js';
import { loadOperation } from '../support/model.js';
import { payloads } from '../support/payloads.js';

const probes = [
  { folder: 'test/types/probe', name: 'probe-wire' },
  { folder: 'test/types/probe', name: 'probe-null' },
  { folder: 'definitions', name: 'create-customer' },
  { folder: 'test/cases/second-operation/in', name: 'get-allowance' },
  { folder: 'test/support/structure', name: 'keep-thing' },
  { folder: 'test/support/structure', name: 'change-thing' },
  { folder: 'test/support/structure', name: 'note-things' },
  { folder: 'test/support/structure', name: 'map-things' },
  { folder: 'test/support/structure', name: 'tell-things' },
  { folder: 'test/support/structure', name: 'nest-things' },
  ...['create-orders', 'delete-plan', 'list-usage', 'update-plan'].map((name) => ({
    folder: 'test/support/family',
    name,
  })),
];

for (const { folder, name } of probes) {
  const operation = await loadOperation(name, folder);
  const module = await importValidators(operation);
  describe(`the emitted validators of ${name}`, () => {
    for (const message of [operation.parameters, operation.request, operation.response]) {
      if (!message) continue;
      const validators = validatorsOf(module, message);

      it.each(['canonical', 'wire'] as const)(`are tried on valid and invalid ${message.role}s in %s form`, (form) => {
        const shown = fc.sample(payloads(message, form), { ...runs, numRuns: 300 });
        const right = shown.filter((value) => judge(message, form, value).violations.length === 0);
        expect(right.length).toBeGreaterThan(shown.length / 15);
        expect(right.length).toBeLessThan((shown.length * 9) / 10);
      });

      it(`agree with the judge on canonical ${message.role}`, () => {
        fc.assert(
          fc.property(payloads(message, 'canonical'), (value) => agreeOnCanonical(validators, message, value)),
          runs,
        );
      });

      it(`agree with the judge on ${message.role} on the wire, and return the canonical form`, () => {
        fc.assert(
          fc.property(payloads(message, 'wire'), (value) => agreeOnWire(validators, message, value)),
          runs,
        );
      });
    }
  });
}

// The seed is fixed, so that a failure is everyone's. `npm run soak:validators` tries more.
const runs = { numRuns: Number(process.env['RUNS'] ?? tries(30, 300)), seed: Number(process.env['SEED'] ?? 20_26) };

/** Many comparisons are equal, and a matcher takes long to find that out. */
function expectSame(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) expect.fail(`${JSON.stringify(actual)} is not ${JSON.stringify(expected)}`);
}

function agreeOnCanonical({ is, validate }: Validators, message: Message, value: unknown): void {
  const before = snapshot(value);
  const expected = judge(message, 'canonical', value);
  const violations = validate(value);
  expectSame(asSet(violations), asSet(expected.violations));
  expectSame(is(value), violations.length === 0);
  expectSame(snapshot(value), before);
}

function agreeOnWire({ validate, parse }: Validators, message: Message, value: unknown): void {
  const before = snapshot(value);
  const expected = judge(message, 'wire', value);
  const result = parse(value);
  expectSame(snapshot(value), before);
  if (!result.ok) {
    expectSame(asSet(result.violations), asSet(expected.violations));
    return;
  }
  expectSame(expected.violations, []);
  // What an envelope holds is given on as it is, undefined elements included, unless a reader has to change it.
  if (message.envelope) expect(result.value).toEqual(expected.value);
  // Not by the matcher alone: to it, an element called `constructor` is the type of an object.
  else if (!isDeepStrictEqual(result.value, expected.value)) expect(result.value).toStrictEqual(expected.value);
  expectSame(result.kind, expected.kind);
  if (result.applied) expectSame(asSet(result.applied), asSet(expected.applied));
  expectSame(validate(result.value), []);
}

/** Findings in any order, without those that say the same twice. */
function asSet(findings: readonly (Violation | { pointer: string; kind: string })[]): readonly string[] {
  return findings.map((finding) => JSON.stringify(finding, Object.keys(finding).sort().concat('table', 'rows'))).sort();
}

/** The value as text, with what JSON leaves out. */
function snapshot(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part === undefined ? '<undefined>' : typeof part === 'number' && !Number.isFinite(part) ? String(part) : part,
  );
}
