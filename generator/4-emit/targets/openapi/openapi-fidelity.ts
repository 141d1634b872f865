/** How well the OpenAPI document enforces a rule. */
import { isScalar } from '../../../model/value-types.js';
import type { Field } from '../../../model/model.js';
import type { RuleUse } from '../../../model/rule-uses.js';
import { documented, exactBecause, type Fidelity, weaker } from '../../ledger.js';
import { narrowedKinds } from '../../lower/notes.js';
import { schemaFidelity } from '../../lower/schema-fidelity.js';

/** A body has one schema; parameters are described one by one, so no rule can relate them. */
export function openapiFidelity(use: RuleUse): Fidelity {
  const { message, shape, field, rule } = use;
  if (message.role !== 'parameters') return schemaFidelity(use, 'canonical');
  const one = 'OpenAPI describes parameters one by one and cannot relate them to each other.';
  if (field?.ignored && rule.kind !== 'required') return documented(one);
  switch (rule.kind) {
    case 'condition':
    case 'table':
      return documented(one);
    case 'unknown':
      return documented('OpenAPI lists parameters and does not forbid others.');
    case 'enum':
    case 'format':
    case 'minimum':
    case 'maximum':
    case 'maxLength': {
      if (!field?.ranges.some((range) => narrowedKinds(range).some((kind) => kind === rule.kind)))
        return schemaFidelity(use);
      return isAlwaysHeld(field, rule.kind) ? weaker(one) : documented(one);
    }
    default:
      return field === undefined && rule === shape.typeRule
        ? exactBecause('Parameters are read one by one, so there is no object whose type could be wrong.')
        : schemaFidelity(use);
  }
}

/** Whether the element has the rule without a condition too, for the schema of its parameter. */
function isAlwaysHeld({ type }: Field, kind: 'enum' | 'format' | 'minimum' | 'maximum' | 'maxLength'): boolean {
  if (!isScalar(type)) return false;
  if (kind === 'enum' || type.kind === 'enum') return kind === type.kind;
  if (type.kind !== 'text') return kind !== 'format' && kind !== 'maxLength' && type[kind] !== undefined;
  if (kind === 'format') return type.format !== undefined || type.pattern !== undefined;
  return kind === 'maxLength' && type.maxLength !== undefined;
}
