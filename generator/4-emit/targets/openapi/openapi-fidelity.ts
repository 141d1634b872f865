/** How well the OpenAPI document enforces a rule. */
import { isNumeric } from '../../../model/value-types.js';
import type { RuleUse } from '../../../model/rule-uses.js';
import { documented, exactBecause, type Fidelity, weaker } from '../../ledger.js';
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
    case 'minimum':
    case 'maximum': {
      const type = isNumeric(field?.type) ? field.type : undefined;
      if (!field?.ranges.some((range) => range[rule.kind as 'minimum' | 'maximum'] !== undefined))
        return schemaFidelity(use);
      return type?.[rule.kind] === undefined ? documented(one) : weaker(one);
    }
    default:
      return field === undefined && rule === shape.typeRule
        ? exactBecause('Parameters are read one by one, so there is no object whose type could be wrong.')
        : schemaFidelity(use);
  }
}
