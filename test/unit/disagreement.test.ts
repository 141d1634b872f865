/** The proof takes nothing for a disagreement that is none, and lets nothing pass that is one. */
import { expect, it } from 'vitest';
import type { Violation } from '../../generator/model/model.js';
import { disagreement } from '../proof/disagreement.js';

const violation = (index: number): Violation => ({
  pointer: `/${index}`,
  rule: 'Thing.name.type',
  message: 'name must be a text',
  source: { table: 'Thing', rows: [1] },
});
const violations = (first: number, count: number) =>
  Array.from({ length: count }, (_, index) => violation(first + index));
const expected = { isGood: false, violations: violations(0, 120) };
const differs = (found: readonly Violation[], of = expected): boolean =>
  disagreement(of, { isGood: false, violations: found }, () => false) !== undefined;

it('any hundred of more findings are what is told of them', () => {
  expect(differs(violations(0, 100))).toBe(false);
  expect(differs(violations(20, 100))).toBe(false);
});

it('fewer findings, another one, and a hundred of a hundred differ', () => {
  expect(differs(violations(0, 99))).toBe(true);
  expect(differs(violations(0, 119))).toBe(true);
  expect(differs(violations(21, 100))).toBe(true);
  expect(differs(violations(0, 100), { isGood: false, violations: violations(1, 100) })).toBe(true);
});
