/** Elements with the names of properties that every JavaScript object inherits. */
import { describe, expect, it } from 'vitest';
import { measure } from '../proof/measure.js';
import { withJudgedOperations } from '../support/judged-operations.js';
import { type Rows, tinyText } from '../support/tiny.js';

const names = Object.getOwnPropertyNames(Object.prototype).filter((name) => name !== '__proto__');

/** Tables for each name, all of them in one request. */
function tablesFor(name: string, index: number): Readonly<Record<string, Rows>> {
  const other = names.find((one) => one !== name) ?? '';
  return {
    [`When${index}`]: { a: 'type: String, presence: O', [name]: 'type: String, presence: CM, when: a' },
    [`Never${index}`]: {
      a: 'type: Boolean, presence: O',
      [name]: 'type: String, presence: O, enum: [A, B], forbidden: a',
      [other]: 'type: Boolean, presence: O',
    },
    [`Wide${index}`]: {
      [name]: 'type: Object, presence: M, shape: Named',
      [other]: 'type: Object, presence: O, shape: Named, array: true',
    },
  };
}

const shapes: Readonly<Record<string, Rows>> = {
  ...Object.assign({}, ...names.map(tablesFor)),
  // A function has these two as well.
  Named: { name: 'type: String, presence: M', length: 'type: Numeric, presence: O' },
};

const rows = Object.fromEntries(
  Object.keys(shapes)
    .filter((shape) => shape !== 'Named')
    .map((shape) => [`e${shape}`, `type: Object, presence: O, shape: ${shape}`]),
);

describe('elements with inherited names', () => {
  it('keep their rules in the types, at the level of the ledger', async () => {
    await withJudgedOperations([tinyText(rows, { shapes })], async ([judged]) => {
      if (!judged) throw new Error('There is no operation');
      const { failures } = await measure(judged);
      expect(failures.filter(({ target }) => target === 'types')).toEqual([]);
      const level = (id: string): string | undefined =>
        judged.ledger.rows.find(({ message, rule }) => message === 'request' && rule.id === id)?.targets['types']
          ?.level;
      for (const [index, name] of names.entries()) {
        const ids = [
          `When${index}.condition.${name}`,
          `Never${index}.condition.${name}`,
          `Never${index}.${name}.enum`,
          `Thing.eNever${index}.type`,
          `Wide${index}.${name}.required`,
          `Wide${index}.${name}.type`,
        ];
        expect(ids.map((id) => [id, level(id)])).toEqual(ids.map((id) => [id, 'exact']));
        expect(level(`When${index}.${name}.type`)).toBe('weaker');
      }
    });
  });
});
