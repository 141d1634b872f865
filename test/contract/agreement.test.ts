/** Every judge gives the same verdict on every hand-written case and every example of the definition. */
import { describe, expect, it } from 'vitest';
import type { Form, MessageRole } from '../../generator/model.js';
import { loadOperation } from '../support/model.js';
import { loadCases } from './cases.js';
import { disagreement } from './disagreement.js';
import { loadJudges, referenceJudge } from './judges.js';

const operation = await loadOperation();
const judges = await loadJudges(operation);
const files = loadCases().filter(({ cases }) => cases.length > 0);
const forms: readonly Form[] = ['canonical', 'wire'];
const reference = referenceJudge(operation);

for (const judge of judges) {
  describe(judge.name, () => {
    it.each(files)('agrees on $name: $title', ({ cases }) => {
      const found = cases.flatMap(({ name, message, form, input, violations }) => {
        // What no schema can say is left to the other judges.
        const expected = judge.countsBytes ? violations : violations.filter((line) => !line.endsWith('.maxBytes'));
        if (expected.length < violations.length && expected.length === 0) return [];
        const opinion = judge.judge(message, form, input);
        return opinion && opinion.isGood !== (expected.length === 0) ? [`${name}, ${form}`] : [];
      });
      expect(found).toEqual([]);
    });

    it.each(files)('says the same as the reference judge on $name', ({ cases }) => {
      for (const { name, message, form, input } of cases) {
        expect(disagreement(reference, judge, message, form, input), `${name}, ${form}`).toBeUndefined();
      }
    });

    it.each(operation.examples)('agrees on the example $name', ({ role, value, verdict }) => {
      for (const form of forms) {
        const opinion = judge.judge(role, form, value);
        if (opinion) expect(opinion.isGood, form).toBe(verdict[form] === 'good');
      }
    });
  });
}

it('every message is judged in every form by one judge besides the reference at least', () => {
  const roles: readonly MessageRole[] = ['parameters', 'request', 'response'];
  for (const role of roles) {
    for (const form of forms) {
      const known = judges.filter((judge) => judge.judge(role, form, {}) !== undefined);
      expect(known.length, `${role} ${form}`).toBeGreaterThanOrEqual(2);
    }
  }
});
