/** How well server and client enforce a rule: both call the validators, for everything that a call can contain. */
import type { Field, Message } from '../../model/model.js';
import type { RuleUse } from '../../model/rule-uses.js';
import { isHeaders } from '../../model/messages.js';
import { scalarTypeOf } from '../../model/value-types.js';
import { exact, exactBecause, type Fidelity, unbreakable } from '../ledger.js';

/** A server reads parameters and the body of a request, and writes the response. */
export function serverFidelity(use: RuleUse): Fidelity {
  const nothing = unbreakable(use);
  if (nothing) return nothing;
  const { message, shape, field, rule } = use;
  if (message.role === 'parameters') return parameterFidelity(use);
  if (isHeaders(message.role)) return rule === shape.typeRule ? exactBecause(headersOneByOne) : exact;
  if (message.role === 'response' && message.envelope) {
    if (field && isWrittenByServer(message, field)) return exactBecause('The server writes the element itself.');
    const isAboutEnvelope = rule === message.root.typeRule || rule === message.root.unknownRule;
    if (isAboutEnvelope) return exactBecause('The server writes the envelope itself.');
  }
  return exact;
}

function isWrittenByServer({ envelope }: Message, field: Field): boolean {
  return field === envelope?.errorCode || field === envelope?.errorMessage;
}

const headersOneByOne = 'Headers are sent one by one, so there is no object whose type could be wrong.';

/** A client sends parameters and the body of a request, and reads the response. */
export function clientFidelity(use: RuleUse): Fidelity {
  const nothing = unbreakable(use);
  if (nothing) return nothing;
  const { message, shape, field, rule } = use;
  if (!isHeaders(message.role)) return exact;
  if (rule === shape.typeRule) return exactBecause(headersOneByOne);
  if (rule.kind === 'unknown')
    return exactBecause('A client reads the headers that the definition lists, and no others.');
  const isText = !field || scalarTypeOf(field.type)?.fromText === undefined;
  return rule.kind === 'type' && isText ? exactBecause('Every header is a text.') : exact;
}

/** A value that a URL cannot contain never arrives. */
function parameterFidelity({ message, shape, field, rule }: RuleUse): Fidelity {
  if (rule === shape.typeRule)
    return exactBecause('Parameters are read one by one, so there is no object whose type could be wrong.');
  const isText = !field || scalarTypeOf(field.type)?.fromText === undefined;
  if (field?.location === 'path' && rule.kind === 'required')
    return exactBecause('A path without the element is a different path.');
  if (field?.location === 'path' && rule.kind === 'type' && isText)
    return exactBecause('Every element in a path is a text.');
  return rule.kind === 'unknown' && message.unknown.wire !== 'error'
    ? exactBecause('A receiver drops elements that no table lists.')
    : exact;
}
