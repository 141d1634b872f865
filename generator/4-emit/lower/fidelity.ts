/** How JSON Schema holds a rule, as these files lower it. */
import type { TextType } from '../../model.js';
import type { RuleUse } from '../../rule-uses.js';
import { documented, exact, exactBecause, type Fidelity, parsedNumber, unbreakable, weaker } from '../ledger.js';

export function schemaFidelity(use: RuleUse): Fidelity {
  const known = unbreakable(use) ?? parsedNumber(use);
  if (known) return known;
  const { field, rule } = use;
  switch (rule.kind) {
    case 'maxBytes':
      return field?.type.kind === 'text' ? bytesFidelity(field.type) : exact;
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

function bytesFidelity({ format, maxLength, maxBytes = Infinity }: TextType): Fidelity {
  // Every format is one of ASCII texts.
  if (format !== undefined) return exactBecause('A text of this format has as many bytes as characters.');
  if (maxLength !== undefined && maxLength < maxBytes)
    return documented('JSON Schema counts characters, not bytes, and of those fewer are allowed anyway.');
  return weaker('JSON Schema counts characters, not bytes: of those it allows as many as bytes are allowed.');
}
