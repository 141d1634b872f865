/** How well the types enforce a rule: whether the compiler accepts a literal. */
import { defined } from '../../../defined.js';
import type { Branch, Envelope, Field, Message, Shape } from '../../../model/model.js';
import { innermost, isNumeric, scalarTypeOf, valuesOf } from '../../../model/value-types.js';
import type { RuleUse } from '../../../model/rule-uses.js';
import { isAboutGiven, tableRulesOf } from '../../../model/table-rules.js';
import { documented, exact, type Fidelity, unbreakable, weaker } from '../../ledger.js';
import { LARGEST_UNION, MOST_READABLE, unionsOf } from './unions.js';

export function typesFidelity(use: RuleUse): Fidelity {
  const nothing = unbreakable(use);
  if (nothing) return nothing;
  const { message, shape, field, rule } = use;
  if (field?.ignored && !unionsOf(shape).ignored.has(field)) return tooLarge;
  switch (rule.kind) {
    case 'required':
    case 'enum':
    case 'alternative':
    case 'unknown':
      return exact;
    case 'type':
      return field ? typeFidelity(message, field) : exact;
    case 'format':
      return documented('The type is string, which allows every text.');
    case 'decimals':
    case 'minimum':
    case 'maximum':
      return documented('The type is number, which allows every number.');
    case 'minLength':
    case 'maxLength':
    case 'maxBytes':
      return documented('The type is string, which allows a text of any length.');
    case 'minItems':
    case 'maxItems':
      return documented('The type allows an array of any length.');
    case 'alone':
      return documented('The type is an array of any texts.');
    case 'table':
      return message.envelope && shape === message.root
        ? documented('The types of success and failure say nothing of the elements beside the envelope together.')
        : tableRuleFidelity(shape, use);
    case 'depth':
      return documented('The type refers to itself, so it allows any depth.');
    case 'keys':
      return field?.type.kind === 'map' && field.type.keys && 'values' in field.type.keys
        ? exact
        : documented('The type of keys is string, which allows every text.');
    case 'minEntries':
    case 'maxEntries':
      return documented('The type allows any number of keys.');
    case 'condition':
      return rule === message.envelope?.rule ? envelopeFidelity(message.envelope) : conditionFidelity(shape, use);
  }
}

function typeFidelity({ envelope }: Message, field: Field): Fidelity {
  if (field === envelope?.errorCode || field === envelope?.errorMessage) return exact;
  // The empty text is all that the type string allows beyond a text.
  if (field.emptyText && !field.array && field.type.kind === 'text') return exact;
  const type = innermost(field.type);
  const why = scalarTypeOf(type)?.beyondTypeScript;
  const isListed = type.kind === 'enum' || (isNumeric(type) && type.values !== undefined);
  return why === undefined || isListed ? exact : weaker(why);
}

/** An empty code with an empty payload compiles as a failure, unless the rules of the payload refuse that anyway. */
function envelopeFidelity({ payload, written }: Envelope): Fidelity {
  const fits = ({ array }: Field): boolean => written === (array ? 'array' : 'object');
  const isFine = ({ array, type }: Field): boolean =>
    array
      ? array.minItems === 0
      : type.kind === 'free' || (type.kind === 'object' && type.shape.fields.every(({ presence }) => presence !== 'M'));
  const isShown = payload.some((field) => !fits(field)) && payload.every((field) => !fits(field) || isFine(field));
  return isShown ? weaker('The type of the code of a failure is string, which allows the empty text.') : exact;
}

const tooLarge = documented(`The type of the table would be a union of more than ${LARGEST_UNION} objects.`);

/** A union expresses a condition in full, unless it needs 'any value except these' of a type with many values. */
function conditionFidelity(shape: Shape, { rule }: RuleUse): Fidelity {
  const condition = defined(
    shape.conditions.find(({ id }) => id === rule.id),
    rule.id,
  );
  if (!unionsOf(shape).conditions.has(condition)) return tooLarge;
  return condition.branches.some((branch) => isOpen(shape, branch))
    ? weaker('TypeScript cannot say that an element has any value but some.')
    : exact;
}

function tableRuleFidelity(shape: Shape, { rule }: RuleUse): Fidelity {
  const whole = defined(
    tableRulesOf(shape).find(({ id }) => id === rule.id),
    rule.id,
  );
  if (!isAboutGiven(whole)) return documented('TypeScript cannot compare, count or add values.');
  if (unionsOf(shape).tableRules.has(whole)) return exact;
  const isIgnorable = shape.fields.some(({ name, ignored }) => ignored && whole.fields.includes(name));
  if (isIgnorable) return documented('The type cannot tell an element that is ignored from one that counts.');
  return whole.fields.length > MOST_READABLE
    ? documented(`A union about more than ${MOST_READABLE} elements would not be readable.`)
    : tooLarge;
}

function isOpen({ fields }: Shape, branch: Branch): boolean {
  return branch.some(({ field, absent, present }) => {
    const row = fields.find(({ name }) => name === field);
    const type = row?.type;
    // An empty text counts as not given.
    if (
      row?.emptyText &&
      !absent &&
      present !== 'none' &&
      (row.ignored || ((type?.kind === 'text' || type?.kind === 'any') && !row.array))
    )
      return true;
    return typeof present === 'object' && 'except' in present && (!type || valuesOf(type) === undefined);
  });
}
