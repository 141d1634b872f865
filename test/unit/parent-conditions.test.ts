/** Conditions on the table around: what they mean, where a violation is, and that schemas say them in full. */
import { beforeAll, describe, expect, it } from 'vitest';
import { schemaFidelity } from '../../generator/4-emit/lower/schema-fidelity.js';
import { typesFidelity } from '../../generator/4-emit/targets/types/types-fidelity.js';
import { defined } from '../../generator/defined.js';
import { judge } from '../../generator/judge/judge.js';
import type { Message, Operation } from '../../generator/model/model.js';
import { ruleUses } from '../../generator/model/rule-uses.js';
import { importValidators, type Validators, validatorsOf } from '../support/emitted.js';
import { loadOperation } from '../support/model.js';
import { compileSchema } from '../support/tiny.js';

let operation: Operation;
let request: Message;
let validators: Validators;
let accepts: (value: unknown) => boolean;
beforeAll(async () => {
  operation = await loadOperation('grant-access', 'test/support/parents');
  request = defined(operation.request, 'the request');
  validators = validatorsOf(await importValidators(operation), request);
  const schema = compileSchema(operation, request, 'canonical');
  accepts = (value) => schema(value);
});

const header = { channel: 'WEB' };

/** `rule at pointer` of each violation, on which the judge, the validators and the schema agree. */
function found(value: unknown): readonly string[] {
  const own = validators.validate(value);
  const judged = judge(request, 'canonical', value).violations;
  const named = (some: typeof judged): string[] => some.map(({ rule, pointer }) => `${rule} at ${pointer}`).sort();
  expect(named(own)).toEqual(named(judged));
  expect(accepts(value), JSON.stringify(value)).toBe(own.length === 0);
  return named(own);
}

describe('a condition on the table around', () => {
  it('asks for an element of the object, and forbids it otherwise', () => {
    expect(found({ kind: 'GROUP', header, owner: { name: 'Ann', scope: 'ALL' } })).toEqual([]);
    expect(found({ kind: 'GROUP', header, owner: { name: 'Ann' } })).toEqual([
      'Request.rule.inside.owner.scope at /owner/scope',
    ]);
    expect(found({ kind: 'GUEST', header, owner: { name: 'Ann', scope: 'ALL' } })).toEqual([
      'Request.rule.inside.owner.scope at /owner/scope',
    ]);
    expect(found({ kind: 'GROUP', header })).toEqual([]);
  });

  it('is broken at every entry that breaks it', () => {
    const members = [
      { role: 'HEAD' },
      { role: 'CLERK' },
      { role: 'HEAD', badge: 'A01' },
      { role: 'HEAD', guide: 'Bob' },
    ];
    expect(found({ kind: 'GUEST', header, members })).toEqual([
      'Request.rule.inside.members.badge at /members/0/badge',
      'Request.rule.inside.members.badge at /members/3/badge',
    ]);
    expect(found({ kind: 'SINGLE', header, members })).toEqual([
      'Request.rule.inside.members.guide at /members/3/guide',
    ]);
  });

  it('asks the table around that one', () => {
    const rooms = [{ number: 1 }, { number: 2, key: 'k' }];
    const members = [
      { role: 'CLERK', rooms },
      { role: 'HEAD', badge: 'A01', rooms },
    ];
    expect(found({ kind: 'GROUP', header, members })).toEqual([
      'Request.rule.inside.members.rooms.key at /members/1/rooms/0/key',
    ]);
    expect(found({ kind: 'SINGLE', header, members })).toEqual([]);
  });

  it('says nothing of an element that is ignored', () => {
    const member = { role: 'CLERK', rooms: [{ number: 1, note: 'x' }] };
    expect(found({ kind: 'SINGLE', header, members: [member] })).toEqual([]);
    expect(found({ kind: 'SINGLE', header, members: [{ role: 'CLERK', rooms: [{ number: 2, note: 'x' }] }] })).toEqual([
      'Request.rule.inside.members.rooms.note at /members/0/rooms/0/note',
    ]);
  });

  it('narrows a value', () => {
    const owner = { name: 'Ann', seats: 6 };
    expect(found({ kind: 'GUEST', header, limit: 10, owner })).toEqual([
      'Request.rule.inside.owner.seats.values at /owner/seats',
    ]);
    expect(found({ kind: 'GUEST', header, limit: 11, owner })).toEqual([]);
  });

  it('is exact in schemas, and told to be beyond types', () => {
    const uses = ruleUses(operation).filter(({ rule }) => rule.id.startsWith('Request.rule.inside'));
    expect(uses.length).toBeGreaterThan(5);
    for (const use of uses) {
      expect(schemaFidelity(use).level).toBe('exact');
      expect(typesFidelity(use).level).toBe('documented');
    }
  });
});
