import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { judge } from '../judge/judge.js';
import type { Condition, Field, Message } from '../model/model.js';
import { isScalar } from '../model/value-types.js';
import { nearest } from '../diagnostics/nearest.js';
import { textsIn } from './enum-values.js';
import type { Check, Row } from './subject.js';

/** A default satisfies the rules of its element, and can be filled in. */
export const defaults: Check = ({ messages, rowOf }) =>
  messages.flatMap((message) =>
    message.shapes.flatMap(({ fields }) =>
      fields.flatMap((field) => (field.default === undefined ? [] : ofField(message, field, rowOf(field)))),
    ),
  );

function ofField(message: Message, field: Field, row: Row): readonly Diagnostic[] {
  const { name, presence, readings } = field;
  if (field.array || !isScalar(field.type)) return [diagnostic('default-on-structure', row.at('default'), { name })];
  const { otherwise } = row.definition;
  const excluded = [
    ...(['forbidden', 'ignored'] as const).filter((key) => row.definition[key] !== undefined),
    ...(otherwise === undefined ? [] : [otherwise]),
  ];
  const words = [...textsIn(row.definition.enum), ...(row.definition.keywords ?? [])];
  return [
    ...brokenRules(message, field).map((rule) =>
      diagnostic('default-breaks-rule', row.at('default'), { name, rule }, nearest(String(field.default), words)),
    ),
    ...(presence !== 'O' && readings.length === 0
      ? [diagnostic('default-on-mandatory', row.keyAt('default'), { name, presence })]
      : []),
    ...(field.fills ? excluded : []).map((key) => diagnostic('default-excluded', row.keyAt('default'), { name, key })),
  ];
}

const never: Condition = { kind: 'any', of: [] };

const always: Condition = { kind: 'all', of: [] };

/** The messages of the rules that the default breaks, including those that hold under a condition if it is filled in. */
function brokenRules(message: Message, field: Field): readonly string[] {
  const ranges = field.fills ? field.ranges.map((range) => ({ ...range, when: always })) : [];
  // The element alone: rules of the table about other elements do not concern its default.
  const root = { ...message.root, fields: [{ ...field, ranges, ignored: never }], conditions: [], tableRules: [] };
  const { kind, role, typeName, unknown, readings } = message;
  const plain: Message = { kind, role, typeName, root, shapes: [root], unknown, readings };
  const { violations } = judge(plain, 'canonical', { [field.name]: field.default });
  return violations.map((rule) => rule.message);
}
