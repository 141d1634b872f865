/** How well the JSON Schemas enforce a rule of a table as a whole. */
import { defined } from '../../defined.js';
import type { Field, Form } from '../../model/model.js';
import type { RuleUse } from '../../model/rule-uses.js';
import { elementAt } from '../../model/name-path.js';
import { tableRulesOf } from '../../model/table-rules.js';
import { formatOfTexts, wordsOf } from '../../model/value-types.js';
import { comparesWhole } from './table-rule-schemas.js';
import { documented, exact, type Fidelity, weaker } from '../ledger.js';

/** @param form of schemas in one form only, that form */
export function tableRuleFidelity({ message, shape, rule }: RuleUse, form?: Form): Fidelity {
  const whole = defined(
    tableRulesOf(shape).find(({ id }) => id === rule.id),
    rule.id,
  );
  switch (whole.check) {
    case 'exactlyOne':
    case 'atLeastOne':
    case 'atMostOne':
    case 'together':
    case 'count':
    case 'inside':
    case 'givenInside':
      return exact;
    case 'order':
    case 'before':
    case 'distance':
    case 'different':
    case 'same':
      return documented('JSON Schema cannot compare two elements.');
    case 'ascending':
      return documented('JSON Schema cannot compare two entries.');
    case 'unique': {
      const array = elementAt(shape, whole.array);
      if (array.array?.nullEntries) return documented('To JSON Schema, an entry that is null equals another one.');
      if (!comparesWhole(whole, shape))
        return documented('JSON Schema compares whole entries only, and not elements of theirs.');
      return form !== 'canonical' && message.role === 'request' && hasSpellings(array)
        ? weaker(
            'JSON Schema compares entries as they are written, and the wire form has several spellings of one value.',
          )
        : exact;
    }
    case 'sum':
    case 'addition':
      return documented('JSON Schema cannot add.');
    case 'concatenation':
      return documented('JSON Schema cannot put texts together.');
  }
}

/** Whether the wire form takes other spellings of a value. */
function hasSpellings({ type, wire }: Field): boolean {
  const isFolded = wire.foldCase && (wordsOf(type).length > 0 || formatOfTexts(type)?.folding !== undefined);
  return isFolded || wire.aliases.length > 0;
}
