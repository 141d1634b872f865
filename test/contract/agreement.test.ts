/** Every judge gives the same verdict on every hand-written case and every example of the definition. */
import { describe, expect, it } from 'vitest';
import type { Form, MessageRole } from '../../generator/model.js';
import { loadOperation } from '../support/model.js';
import { loadCases } from './cases.js';
import { disagreement } from './disagreement.js';
import { loadJudges, referenceJudge } from './judges.js';
import { look } from './pointer.js';

const operation = await loadOperation();
const judges = await loadJudges(operation);
const files = loadCases().filter(({ cases }) => cases.length > 0);
const forms: readonly Form[] = ['canonical', 'wire'];
const reference = referenceJudge(operation);

for (const judge of judges) {
  describe(judge.name, () => {
    it.each(files)('agrees on $name: $title', ({ cases }) => {
      const found = cases.flatMap(({ name, message, form, input, violations }) => {
        const expected = violations.filter((line) => judge.countsBytes || !isOnlyForBytes(line, input));
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

/** Whether a text of too many bytes has few enough characters for a schema to let it pass: 60, where the bytes are 60. */
function isOnlyForBytes(violation: string, input: unknown): boolean {
  const [pointer = '', rule = ''] = violation.split(' ');
  return rule === 'InvoiceConfiguration.invoiceText.maxBytes' && [...String(look(input, pointer).value)].length <= 60;
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
