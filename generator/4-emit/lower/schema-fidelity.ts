/** How well the JSON Schemas enforce a rule. */
import { formatOf } from '../../formats/index.js';
import { fieldsOf } from '../../model/conditions.js';
import type { Form, TextType } from '../../model/model.js';
import type { RuleUse } from '../../model/rule-uses.js';
import { takesAsciiOnly } from '../../model/pattern-characters.js';
import { elementsOf, tableRulesOf } from '../../model/table-rules.js';
import { formatOfTexts, innermost, isNumeric } from '../../model/value-types.js';
import { multiplesSchema } from './multiples.js';
import { tableRuleFidelity } from './table-rule-fidelity.js';
import { documented, exact, exactBecause, type Fidelity, parsedNumber, unbreakable, weaker } from '../ledger.js';

/** @param form where schemas are of one form only, that form */
export function schemaFidelity(use: RuleUse, form?: Form): Fidelity {
  const nothing = unbreakable(use);
  if (nothing) return nothing;
  const { level, why } = parsedNumber(use) ?? fidelityOf(use, form);
  const name = namesOf(use).find((candidate) => candidate in Object.prototype);
  const reasons = [...(why === undefined ? [] : [why]), ...(name === undefined ? [] : [ownOnly(name)])];
  return reasons.length === 0 ? exact : { level, why: reasons.join(' ') };
}

/** Readers that look for `toString` with the operator `in` find it in every object. */
function ownOnly(name: string): string {
  return `Enforced by readers that only look at own properties, because every JavaScript object has \`${name}\`: Ajv needs \`ownProperties: true\`.`;
}

/** The elements that decide whether the rule is satisfied. */
function namesOf({ shape, field, rule }: RuleUse): readonly string[] {
  const whole = tableRulesOf(shape).find(({ id }) => id === rule.id);
  if (whole) return elementsOf(whole);
  const demands = shape.conditions.find(({ id }) => id === rule.id)?.demands ?? [];
  const conditions = [
    ...demands.map(({ when }) => when),
    ...(field?.ranges ?? []).map(({ when }) => when),
    ...(field?.ignored ? [field.ignored] : []),
  ];
  return [...(field ? [field.name] : []), ...demands.map((demand) => demand.field), ...conditions.flatMap(fieldsOf)];
}

function fidelityOf(use: RuleUse, form?: Form): Fidelity {
  const { field, rule } = use;
  const type = field && innermost(field.type);
  switch (rule.kind) {
    case 'table':
      return tableRuleFidelity(use, form);
    case 'maxBytes':
      return type?.kind === 'text' ? bytesFidelity(type) : exact;
    case 'format': {
      const own = type && formatOfTexts(type);
      const narrowed = (field?.ranges ?? []).flatMap((range) => formatOf(range) ?? []);
      const beyond = [...(own ? [own] : []), ...narrowed].find(({ beyondPattern }) => beyondPattern !== undefined);
      return beyond?.beyondPattern === undefined ? exact : weaker(beyond.beyondPattern);
    }
    case 'decimals':
      return documented(inDoubles);
    case 'multipleOf': {
      const steps = [type, ...(field?.ranges ?? [])].flatMap((one) =>
        one && 'multipleOf' in one ? [one.multipleOf] : [],
      );
      const told = steps.filter(
        (step) => step !== undefined && type && isNumeric(type) && multiplesSchema(type, step).multipleOf,
      );
      if (told.length === steps.length) return exact;
      return told.length > 0 ? weaker(inDoubles) : documented(inDoubles);
    }
    case 'depth':
      return documented('JSON Schema cannot count how deep elements are nested in themselves.');
    case 'required':
    case 'type':
    case 'enum':
    case 'minimum':
    case 'maximum':
    case 'minLength':
    case 'maxLength':
    case 'alone':
    case 'minItems':
    case 'maxItems':
    case 'alternative':
    case 'keys':
    case 'minEntries':
    case 'maxEntries':
    case 'condition':
    case 'unknown':
      return exact;
  }
}

const inDoubles =
  'JSON Schema has `multipleOf`, which readers compute with doubles: to many of them 0.07 is no multiple of 0.01.';

function bytesFidelity(type: TextType): Fidelity {
  const { pattern, maxLength, maxBytes = Infinity } = type;
  // The texts of all formats are ASCII.
  if (formatOfTexts(type)) return exactBecause('A text of this format has as many bytes as characters.');
  if (pattern !== undefined && takesAsciiOnly(pattern))
    return exactBecause('A text that matches the pattern has as many bytes as characters.');
  if (maxLength !== undefined && maxLength <= maxBytes)
    return documented(
      'JSON Schema counts characters, not bytes, and another rule already limits the characters to that number.',
    );
  return weaker(
    'JSON Schema counts characters, not bytes, and the schema allows as many characters as the rule allows bytes.',
  );
}
