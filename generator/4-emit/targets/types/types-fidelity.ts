/** How well the types enforce a rule: whether the compiler accepts a literal. */
import { defined } from '../../../defined.js';
import type { Branch, ConditionRule, Envelope, Field, Message, Shape } from '../../../model/model.js';
import { isElementTerm, keeps, seemsKept } from '../../../model/branches.js';
import { type Combination, combinationsOf, isFeasible, variablesOf } from '../../../model/truth.js';
import { innermost, listedValues, scalarTypeOf } from '../../../model/value-types.js';
import type { RuleUse } from '../../../model/rule-uses.js';
import { isAboutGiven, tableRulesOf } from '../../../model/table-rules.js';
import { documented, exact, type Fidelity, unbreakable, weaker } from '../../ledger.js';
import { isSayable, LARGEST_UNION, MOST_READABLE, unionsOf } from './unions.js';

export function typesFidelity(use: RuleUse): Fidelity {
  const nothing = unbreakable(use);
  if (nothing) return nothing;
  const { message, shape, field, rule } = use;
  if (field?.ignored && !unionsOf(shape).ignored.has(field))
    return isSayable(shape, field.ignored) ? tooLarge : documented(unsayable);
  switch (rule.kind) {
    case 'required':
    case 'alternative':
    case 'unknown':
      return exact;
    case 'enum':
      return field ? valuesFidelity(shape, field) : exact;
    case 'type':
      return field ? typeFidelity(message, field) : exact;
    case 'format':
      return documented('The type is string, which allows every text.');
    case 'decimals':
    case 'multipleOf':
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
      return documented('The type is an array of any of its texts.');
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
  // An array with an entry breaks another rule.
  if (field.array?.maxItems === 0) return exact;
  const type = innermost(field.type);
  const why = scalarTypeOf(type)?.beyondTypeScript;
  return why === undefined || listedValues(type) ? exact : weaker(why);
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
  return truthFidelity(shape, condition);
}

const conditional =
  'The union would be one of each way to keep the rule and each way to have no need to, which nobody could read.';

function tableRuleFidelity(shape: Shape, { rule }: RuleUse): Fidelity {
  const whole = defined(
    tableRulesOf(shape).find(({ id }) => id === rule.id),
    rule.id,
  );
  if (whole.check === 'inside')
    return documented('TypeScript cannot say what an object inside holds because of an element around it.');
  if (whole.check === 'givenInside')
    return documented('The types say of one object only which of its elements are given.');
  if (!isAboutGiven(whole)) return documented('TypeScript cannot compare, count or add values.');
  if (whole.when) return documented(conditional);
  if (unionsOf(shape).tableRules.has(whole)) return exact;
  const isIgnorable = shape.fields.some(({ name, ignored }) => ignored && whole.fields.includes(name));
  if (isIgnorable) return documented('The type cannot tell an element that is ignored from one that counts.');
  return whole.fields.length > MOST_READABLE
    ? documented(`A union about more than ${MOST_READABLE} elements would not be readable.`)
    : tooLarge;
}

const open = 'TypeScript cannot say that an element has any value but some.';
const beyond =
  'TypeScript cannot say that a text matches a pattern, how large a number is, or what an object or an array holds.';
const empty = 'The type of a text takes the empty one, which counts as not given.';
const unsayable = 'TypeScript cannot tell from the other elements whether this one is ignored.';

/** Of the combinations that break the rule, the type refuses all, some or none. */
function truthFidelity({ fields }: Shape, { demands, branches }: ConditionRule): Fidelity {
  const variables = variablesOf(
    demands.map(({ when }) => when),
    demands.map(({ field }) => field),
    fields,
  );
  const isPossible = (row: Combination): boolean =>
    row.every(({ kind }, index) => kind !== 'absent' || variables[index]?.field.presence !== 'M') &&
    isFeasible(variables, row);
  const broken = combinationsOf(variables).filter((row) => isPossible(row) && !keeps(demands, variables, row));
  const passed = broken.filter((row) => seemsKept(branches, variables, row));
  if (passed.length === 0) return branches.some((branch) => takesEmpty(branch, fields)) ? weaker(empty) : exact;
  const why = variables.some(({ atom }) => atom) ? beyond : open;
  return passed.length === broken.length ? documented(why) : weaker(why);
}

/** Whether a branch asks for an element whose type takes an empty text, which counts as not given. */
function takesEmpty(branch: Branch, fields: readonly Field[]): boolean {
  return branch.filter(isElementTerm).some(({ field: name, absent, present }) => {
    const field = fields.find((one) => one.name === name);
    if (!field?.emptyText || absent || present === 'none') return false;
    const { kind } = field.type;
    return field.ignored !== undefined || ((kind === 'text' || kind === 'any') && !field.array);
  });
}

/** What conditions exclude of the values of an element is a union, where it fits and the values can be listed. */
function valuesFidelity(shape: Shape, field: Field): Fidelity {
  const narrowed = field.ranges.filter(({ only, except }) => only ?? except);
  const { values } = unionsOf(shape);
  const told = narrowed.filter((range) => values.has(range));
  if (told.length === narrowed.length) return exact;
  return told.length > 0 || field.type.kind === 'enum' ? weaker(unsaid) : documented(unsaid);
}

const unsaid = 'The type of the table does not say which values a condition excludes.';
