/** Every judge gives the expected verdict on every hand-written case and every example of the definition. */
import { describe, expect, it } from 'vitest';
import type { Form, MessageRole, Violation } from '../../generator/model/model.js';
import { disagreement, mayPass } from '../proof/disagreement.js';
import { referenceJudge } from '../proof/judges/reference.js';
import { loadJudgedOperations } from '../proof/outputs.js';
import { loadCases } from './cases.js';

const [judged] = await loadJudgedOperations('definitions', 'generated');
if (!judged) throw new Error('There is no operation');
const { operation, ledger } = judged;
const reference = referenceJudge(operation);
const judges = [reference, ...judged.judges, await judged.foreign()];
const files = loadCases().filter(({ cases }) => cases.length > 0);
const forms: readonly Form[] = ['canonical', 'wire'];

for (const { name: judgeName, target, judge } of judges) {
  describe(judgeName, () => {
    it.each(files)('gives the expected verdict on $name: $title', ({ cases }) => {
      const found = cases.flatMap(({ name, message, form, input, violations }) => {
        const opinion = judge(message, form, input);
        if (!opinion || opinion.isGood === (violations.length === 0)) return [];
        const passes = opinion.isGood && mayPass(ledger, target, message)(violations.map(violationOf));
        return passes ? [] : [`${name}, ${form}`];
      });
      expect(found).toEqual([]);
    });

    it.each(files)('gives the same verdict as the reference judge on $name', ({ cases }) => {
      for (const { name, message, form, input } of cases) {
        const [expected, opinion] = [reference.judge(message, form, input), judge(message, form, input)];
        if (!expected || !opinion) continue;
        expect(disagreement(expected, opinion, mayPass(ledger, target, message)), `${name}, ${form}`).toBeUndefined();
      }
    });

    it.each(operation.examples)('gives the expected verdict on the example $name', ({ role, value, verdict }) => {
      for (const form of forms) {
        const opinion = judge(role, form, value);
        if (opinion) expect(opinion.isGood, form).toBe(verdict[form] === 'good');
      }
    });
  });
}

/** '/contact Contact.role.enum' -> the violation, as far as the ledger wants to know it */
function violationOf(line: string): Violation {
  const [pointer = '', rule = ''] = line.split(' ');
  return { pointer, rule, message: '', source: { table: '', rows: [] } };
}

it('every message in every form has a judge besides the reference judge', () => {
  const roles: readonly MessageRole[] = ['parameters', 'request', 'response'];
  for (const role of roles) {
    for (const form of forms) {
      const known = judges.filter(({ judge }) => judge(role, form, {}) !== undefined);
      expect(known.length, `${role} ${form}`).toBeGreaterThanOrEqual(2);
    }
  }
});
