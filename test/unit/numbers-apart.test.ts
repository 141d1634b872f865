/** Numbers that stand for something else: the same verdicts from the judge, the emitted validators and the schemas. */
import { expect, it } from 'vitest';
import { judge } from '../../generator/judge/judge.js';
import { importValidators, validatorsOf } from '../support/emitted.js';
import { loadOperation } from '../support/model.js';
import { compileSchema } from '../support/tiny.js';

const operation = await loadOperation('set-limits', 'test/support/scalars');
const { request } = operation;
if (!request) throw new Error('set-limits has a request');
const message = request;
const validators = validatorsOf(await importValidators(operation), request);
const schema = compileSchema(operation, request, 'canonical');

/** An object, what it breaks, and whether schemas accept it all the same. */
type Verdict = readonly [value: unknown, broken: readonly string[], isSchema?: boolean];

const verdicts: Readonly<Record<string, readonly Verdict[]>> = {
  'bounds and steps do not hold for them': [
    [{ step: 7, least: -1 }, []],
    [{ step: 70, least: 1 }, ['/step step.maximum']],
    [{ step: 15, least: 1 }, ['/step step.multipleOf']],
    [{ least: -2 }, ['/least least.minimum']],
    [{ first: -1 }, []],
    [{ first: -1.5 }, ['/first first.minimum']],
    [{ rates: { day: -1, night: 0.25 } }, []],
    [{ rates: { day: -2 } }, ['/rates/day rates.minimum']],
  ],
  'a condition may exclude them by name': [[{ step: 7 }, ['/step step.enum']]],
  'they are within no bounds that a condition asks for, as a default neither': [
    [{ most: 250 }, ['/reason condition.reason']],
    [{ most: 255 }, []],
    [{ most: -1 }, []],
    [{}, []],
    [{ signs: [4] }, ['/marked condition.marked']],
    [{ signs: [3, 4] }, ['/marked condition.marked']],
    [{ signs: [5] }, []],
  ],
  'each stands for a whole array, as its only entry': [
    [{ signs: [9] }, []],
    [{ signs: [9, 1] }, ['/signs signs.alone']],
    [{ signs: [5, 1] }, ['/signs signs.alone']],
    [{ signs: [6], marked: true }, ['/signs/0 signs.maximum']],
  ],
  'rules of a table do not compare or add them': [
    [{ least: 5, most: 4 }, ['/most rule.order.least'], true],
    [{ least: -1, most: 4 }, []],
    [{ least: 5, most: -1 }, []],
    [{ first: 1, second: 102 }, ['/second rule.distance.first'], true],
    [{ first: 1, second: -1 }, []],
    [{ first: 1, second: 2, total: 4 }, ['/total rule.sum.total'], true],
    [{ first: 1, second: -1, total: 4 }, []],
    [{ first: 1, second: 2, total: -1 }, []],
    [{ bands: [{ from: 3, share: 50 }, { from: 2, share: 50 }] }, ['/bands/1 rule.ascending.bands'], true],
    [{ bands: [{ from: 3, share: 50 }, { from: -1, share: 50 }] }, []],
    [{ bands: [{ from: 3, share: 50 }, { from: 4, share: -1 }] }, []],
  ],
  'they equal themselves': [[{ first: -1, second: -1 }, ['/second rule.different.first'], true]],
}; // prettier-ignore

it.each(Object.entries(verdicts))('%s', (_, all) => {
  for (const [value, broken, isSchema = broken.length === 0] of all) {
    const found = [judge(message, 'canonical', value).violations, validators.validate(value)].map((violations) =>
      violations.map(({ pointer, rule }) => `${pointer} ${rule.replace('Limits.', '')}`),
    );
    const text = JSON.stringify(value);
    expect(found, text).toEqual([broken, broken]);
    expect(schema(value), text).toBe(isSchema);
  }
});
