/** How well the OpenAPI document enforces a rule. */
import { comesAsTexts, isHeaders } from '../../../model/messages.js';
import { isScalar } from '../../../model/value-types.js';
import type { Field } from '../../../model/model.js';
import type { RuleUse } from '../../../model/rule-uses.js';
import { documented, exact, exactBecause, type Fidelity, weaker } from '../../ledger.js';
import { capital } from '../../lower/sentences.js';
import { narrowedKinds } from '../../lower/notes.js';
import { failuresOf } from './responses.js';
import { schemaFidelity } from '../../lower/schema-fidelity.js';

/** A body has one schema; parameters are described one by one, so no rule can relate them. */
export function openapiFidelity(use: RuleUse): Fidelity {
  const { message, shape, field, rule } = use;
  if (!comesAsTexts(message)) return schemaFidelity(use, 'canonical');
  const [those, verb] = isHeaders(message.role) ? ['headers', 'are sent'] : ['parameters', 'are read'];
  const one = `OpenAPI describes ${those} one by one and cannot relate them to each other.`;
  if (field?.ignored && rule.kind !== 'required') return documented(one);
  if (rule.kind === 'required' && isHeaders(message.role)) return mandatoryFidelity(use);
  switch (rule.kind) {
    case 'condition':
    case 'table':
      return documented(one);
    case 'unknown':
      return documented(`OpenAPI lists ${those} and does not forbid others.`);
    case 'enum':
    case 'format':
    case 'minimum':
    case 'maximum':
    case 'minLength':
    case 'maxLength':
    case 'minItems':
    case 'maxItems': {
      if (!field?.ranges.some((range) => narrowedKinds(range).some((kind) => kind === rule.kind)))
        return schemaFidelity(use);
      return isAlwaysHeld(field, rule.kind) ? weaker(one) : documented(one);
    }
    default:
      return field === undefined && rule === shape.typeRule
        ? exactBecause(`${capital(those)} ${verb} one by one, so there is no object whose type could be wrong.`)
        : schemaFidelity(use);
  }
}

/** OpenAPI has one list of headers for a status, whatever ends with it. */
function mandatoryFidelity({ operation, message }: RuleUse): Fidelity {
  const own = operation.outcomes?.find(({ headers }) => headers === message);
  const { statuses = [] } = own ?? {};
  const isShared = (status: number): boolean =>
    operation.outcomes?.some((other) => other !== own && other.statuses.includes(status)) === true ||
    failuresOf(operation).some((failure) => failure.kind !== undefined && failure.status === status);
  const why =
    'Other answers with the status, such as those of a server that rejects a call by itself, lack the header.';
  // The failure of all other statuses has those of the rejections too.
  if (own?.statuses.length === 0) return weaker(why);
  if (!statuses.some(isShared)) return exact;
  return statuses.every(isShared) ? documented(why) : weaker(why);
}

type NarrowedKind = 'enum' | 'format' | 'minimum' | 'maximum' | 'minLength' | 'maxLength' | 'minItems' | 'maxItems';

/** Whether the element has the rule without a condition too, for the schema of its parameter. */
function isAlwaysHeld({ type, array }: Field, kind: NarrowedKind): boolean {
  if (kind === 'minItems') return array !== undefined && array.minItems > 0;
  if (kind === 'maxItems') return array?.maxItems !== undefined;
  if (!isScalar(type)) return false;
  if (kind === 'enum' || type.kind === 'enum') return kind === type.kind;
  if (type.kind !== 'text') {
    if (kind === 'minimum') return (type.minimum ?? type.above) !== undefined;
    return kind === 'maximum' && (type.maximum ?? type.below) !== undefined;
  }
  if (kind === 'format') return type.format !== undefined || type.pattern !== undefined;
  return (kind === 'minLength' || kind === 'maxLength') && type[kind] !== undefined;
}
