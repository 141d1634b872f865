/** How JSON Schema holds a rule, as these files lower it. */
import type { RuleUse } from '../../rule-uses.js';
import { exact, exactBecause, type Fidelity, unbreakable, weaker } from '../ledger.js';

export function schemaFidelity(use: RuleUse): Fidelity {
  const nothing = unbreakable(use);
  if (nothing) return nothing;
  const { field, rule } = use;
  switch (rule.kind) {
    case 'maxBytes':
      // Every format is one of ASCII texts.
      return field?.type.kind === 'text' && field.type.format !== undefined
        ? exactBecause('A text of this format has as many bytes as characters.')
        : weaker(
            'JSON Schema counts characters, not bytes: a text has to have no more characters than bytes are allowed.',
          );
    case 'required':
    case 'type':
    case 'enum':
    case 'format':
    case 'minimum':
    case 'maximum':
    case 'maxLength':
    case 'minItems':
    case 'maxItems':
    case 'condition':
    case 'unknown':
      return exact;
  }
}
