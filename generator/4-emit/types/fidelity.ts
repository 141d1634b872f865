/** How the types hold a rule: what the compiler says of a literal. */
import type { Branch, Field, Message, Shape } from '../../model.js';
import type { RuleUse } from '../../rule-uses.js';
import { documented, exact, type Fidelity, unbreakable, weaker } from '../ledger.js';

export function typesFidelity(use: RuleUse): Fidelity {
  const nothing = unbreakable(use);
  if (nothing) return nothing;
  const { message, shape, field, rule } = use;
  switch (rule.kind) {
    case 'required':
    case 'enum':
    case 'unknown':
      return exact;
    case 'type':
      return field ? typeFidelity(message, field) : exact;
    case 'format':
      return documented('To TypeScript any text is a text.');
    case 'minimum':
    case 'maximum':
      return documented('To TypeScript any number is a number.');
    case 'maxLength':
    case 'maxBytes':
      return documented('To TypeScript a text of any length is a text.');
    case 'minItems':
    case 'maxItems':
      return documented(
        'An array stays a plain array, so that what `map` gives fits; to TypeScript it has any length.',
      );
    case 'condition':
      return rule === message.envelope?.rule
        ? weaker('To TypeScript the code of a failure is any text, the empty one too.')
        : conditionFidelity(shape, use);
  }
}

function typeFidelity({ envelope }: Message, field: Field): Fidelity {
  if (field === envelope?.errorCode || field === envelope?.errorMessage) return exact;
  switch (field.type.kind) {
    case 'text':
    case 'date':
    case 'uuid':
      return weaker('To TypeScript the empty text is a text.');
    case 'integer':
      return weaker('To TypeScript a number with a fraction is a number, and one beyond the safe integers too.');
    case 'enum':
    case 'boolean':
    case 'decimal':
    case 'object':
      return exact;
  }
}

/** A union says a condition in full, unless that takes 'any value but these' of a type with more than a few values. */
function conditionFidelity(shape: Shape, { rule }: RuleUse): Fidelity {
  const branches = shape.conditions.find(({ id }) => id === rule.id)?.branches ?? [];
  return branches.some((branch) => isOpen(shape, branch))
    ? weaker('TypeScript cannot say that an element has any value but some.')
    : exact;
}

function isOpen({ fields }: Shape, branch: Branch): boolean {
  return branch.some(({ field, present }) => {
    const kind = fields.find(({ name }) => name === field)?.type.kind;
    return typeof present === 'object' && 'except' in present && kind !== 'enum' && kind !== 'boolean';
  });
}
