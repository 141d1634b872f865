/** Candidates about a table: its conditional rules, each of its elements, and unknown elements. */
import type { Body, Shape } from '../model/model.js';
import { tableRulesOf } from '../model/table-rules.js';
import type { Candidate } from './candidate.js';
import { bodyCandidates } from './body.js';
import { conditionCandidates } from './condition.js';
import { elementCandidates } from './element-candidates.js';
import { tableRuleCandidates } from './table-rule-candidates.js';
import { bodiesOf } from '../model/outcomes.js';
import { messageAround, smallest, weightAround, weightWithout, type PayloadContext } from './payload-context.js';

export function shapeCandidates(context: PayloadContext, shape: Shape): readonly Candidate[] {
  const { root, envelope } = context.message;
  const elsewhere = shape === root && envelope ? [envelope.errorCode, envelope.errorMessage, ...envelope.payload] : [];
  return [
    ...bodiesOf(context.message).flatMap((body) => (body.shape === shape ? ofBody(context, body) : [])),
    ...shape.conditions.flatMap((rule) => conditionCandidates(context, shape, rule)),
    ...tableRulesOf(shape).flatMap((rule) => tableRuleCandidates(context, shape, rule)),
    ...shape.fields
      .filter((field) => !elsewhere.includes(field))
      .flatMap((field) => elementCandidates(context, shape, field)),
    ...unknownCandidates(context, shape),
  ];
}

function ofBody(context: PayloadContext, { shape, array }: Body): readonly Candidate[] {
  if (array) {
    const { whole } = array;
    const rules = whole ? tableRulesOf(whole).flatMap((rule) => tableRuleCandidates(context, whole, rule)) : [];
    return [...bodyCandidates(context, { shape, array }), ...rules];
  }
  return shape === context.message.root ? rootCandidates(context, shape) : [];
}

function rootCandidates({ message }: PayloadContext, { typeRule }: Shape): readonly Candidate[] {
  const arrays = bodiesOf(message).some(({ array }) => array) ? {} : { array: [], 'array-of-object': [{}] };
  const values = { null: null, true: true, number: 0, text: 'a', 'empty-text': '', ...arrays };
  return Object.entries(values).map(([name, input]) => ({
    about: typeRule.id,
    name,
    weight: 16,
    input: () => input,
    expects: typeRule.id,
    note: `not an object but ${name.replaceAll('-', ' ')}`,
  }));
}

function unknownCandidates(context: PayloadContext, shape: Shape): readonly Candidate[] {
  const { unknownRule } = shape;
  const isError = context.message.unknown[context.form] === 'error';
  const names = shape.fields.map(({ name }) => name);
  const [first = ''] = names;
  const strangers: readonly (readonly [string, string, string])[] = [
    ['unknown', 'someElement', 'an element that the table does not list'],
    ['misspelt', `${first}s`, 'nearly the name of an element'],
    ['other-case', first.toUpperCase(), 'the name of an element in capitals'],
    ['slash-and-tilde', 'a/b~c', 'a name that a JSON Pointer has to escape'],
    ['empty-name', '', 'an element whose name is empty'],
    ['prototype', '__proto__', 'a name that is special in some languages'],
    ['constructor', 'constructor', 'a name that every object of some languages has'],
  ];
  const weight = weightAround(context, shape) + weightWithout(context, shape, {});
  const none: Candidate = {
    about: unknownRule.id,
    name: 'listed',
    weight,
    input: () => messageAround(context, shape, smallest(context, shape, {})),
    expects: 'good',
    note: 'only elements that the table lists',
  };
  const some = strangers
    .filter(([, stranger]) => !names.includes(stranger))
    .map(([name, stranger, what]) => {
      // Unlike an assignment, this defines a property of any name.
      const object = (): object =>
        Object.fromEntries([...Object.entries(smallest(context, shape, {})), [stranger, 'a']]);
      return {
        about: unknownRule.id,
        name,
        weight,
        input: () => messageAround(context, shape, object()),
        expects: isError ? unknownRule.id : 'good',
        note: what,
      };
    });
  return [none, ...some];
}
