import { narrowingsOf } from '../2-model/effects.js';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/source.js';
import { judge } from '../judge/judge.js';
import { emptyOf } from '../model/blanks.js';
import { fieldsOf } from '../model/conditions.js';
import { defaultsOf, whenEach } from '../model/defaults.js';
import type { Condition, Field, Message, Scalar, Shape } from '../model/model.js';
import { elementsOf } from '../model/table-rules.js';
import { isScalar } from '../model/value-types.js';
import { nearest } from '../diagnostics/nearest.js';
import { canAllHold, TOO_MANY } from '../model/truth.js';
import { textsIn } from './enum-values.js';
import type { Check, Row } from './subject.js';

/** A default satisfies the rules of its element, and can be filled in. */
export const defaults: Check = ({ messages, rowOf }) =>
  messages.flatMap((message) =>
    message.shapes.flatMap((shape) => shape.fields.flatMap((field) => ofField(message, shape, field, rowOf(field)))),
  );

/** A default as it is written, and when it is filled in: never where there is no condition. */
interface Written {
  readonly value: Scalar;
  readonly when: Condition | undefined;
  readonly at: Span;
  readonly keyAt: Span;
}

function writtenIn(field: Field, row: Row): readonly Written[] {
  const paths = narrowingsOf(row.definition).flatMap(({ narrowing: { default: value }, path }) =>
    value === undefined ? [] : [{ value, path: [...path, 'default'] }],
  );
  const last = field.default === undefined ? [] : [{ value: field.default, path: ['default'] }];
  const filled = defaultsOf(field);
  const conditions = filled.length === paths.length + last.length ? whenEach(filled) : [];
  return [...paths, ...last].map(({ value, path }, index) => ({
    value,
    when: conditions[index],
    at: row.at(...path),
    keyAt: row.keyAt(...path),
  }));
}

function ofField(message: Message, shape: Shape, field: Field, row: Row): readonly Diagnostic[] {
  const written = writtenIn(field, row);
  const [first] = written;
  if (!first) return [];
  const { name } = field;
  if (field.type.kind === 'nothing') return [];
  // Another check refuses those under conditions.
  if (field.array || !isScalar(field.type))
    return field.default === undefined ? [] : [diagnostic('default-on-structure', row.at('default'), { name })];
  const words = [...textsIn(row.definition.enum), ...textsIn(row.definition.keywords)];
  return written.flatMap((one) => {
    if (isUndecided(shape, field, one)) return [diagnostic('condition-too-large', one.keyAt, { most: TOO_MANY })];
    return [
      ...brokenRules(message, shape, field, one).map((rule) =>
        diagnostic('default-breaks-rule', one.at, { name, rule }, nearest(String(one.value), words)),
      ),
      ...contradictions(shape, field, row, one),
      ...(field.defaults && isAskedThoughEmpty(shape, field) && one === first
        ? [diagnostic('key-does-not-fit', one.keyAt, { key: 'default', reason: mayBeEmpty })]
        : []),
    ];
  });
}

/** Whether its condition and another one of the element have too many combinations to tell if both can be true. */
function isUndecided(shape: Shape, field: Field, { when }: Written): boolean {
  const others = [...field.ranges, ...(field.defaults ? demandsOf(shape, field) : [])];
  return when !== undefined && others.some((other) => canAllHold(shape, [other.when, when]) === undefined);
}

function demandsOf({ conditions }: Shape, { name }: Field): Shape['conditions'][number]['demands'] {
  return conditions.flatMap(({ demands }) => demands.filter(({ field }) => field === name));
}

const mayBeEmpty = 'the element may be empty, and other conditions ask for its value';

/** A condition cannot tell an element that is empty from one whose default is filled in. */
function isAskedThoughEmpty({ fields, conditions, tableRules = [] }: Shape, field: Field): boolean {
  if (!emptyOf(field)) return false;
  const asked = [
    ...conditions.flatMap(({ demands }) => demands.map(({ when }) => when)),
    ...fields.flatMap(({ ignored, ranges }) => [...(ignored ? [ignored] : []), ...ranges.map(({ when }) => when)]),
    ...fields.flatMap((other) => defaultsOf(other).flatMap(({ when }) => when ?? [])),
  ];
  const isNamed = asked.some((condition) => fieldsOf(condition).includes(field.name));
  return isNamed || tableRules.some((rule) => elementsOf(rule).includes(field.name));
}

/** The element is given anyway, or must not be given, where its default would be filled in. */
function contradictions(shape: Shape, field: Field, row: Row, { when, keyAt }: Written): readonly Diagnostic[] {
  const { name, presence, readings } = field;
  const demands = demandsOf(shape, field);
  const meets = (effect: 'mandatory' | 'forbidden'): boolean =>
    demands.some((demand) => demand.effect === effect && when && canAllHold(shape, [demand.when, when]) !== false);
  const { forbidden, otherwise } = row.definition;
  const isExcluded = field.defaults
    ? meets('forbidden')
    : field.fills && (forbidden !== undefined || otherwise === 'forbidden');
  const isDemanded = demands.some(({ effect }) => effect === 'mandatory');
  // A condition in prose, which nothing enforces, demands nothing.
  const isGiven = field.defaults ? meets('mandatory') : presence === 'M' || isDemanded;
  return [
    ...(isGiven && readings.length === 0 ? [diagnostic('default-on-mandatory', keyAt, { name, presence })] : []),
    ...(isExcluded ? [diagnostic('default-excluded', keyAt, { name })] : []),
  ];
}

const never: Condition = { kind: 'any', of: [] };

const always: Condition = { kind: 'all', of: [] };

/** The messages of the rules that the default breaks, including those that can hold under a condition if it is filled in. */
function brokenRules(message: Message, shape: Shape, field: Field, { value, when }: Written): readonly string[] {
  const ranges = when ? field.ranges.filter((range) => canAllHold(shape, [range.when, when]) !== false) : [];
  const held = ranges.map((range) => ({ ...range, when: always }));
  // The element alone: rules of the table about other elements do not concern its default.
  const plain: Field = { ...field, ranges: held, ignored: never };
  const root = { ...message.root, fields: [plain], conditions: [], tableRules: [] };
  const { kind, role, typeName, unknown, readings } = message;
  const alone: Message = { kind, role, typeName, root, shapes: [root], unknown, readings };
  const { violations } = judge(alone, 'canonical', { [field.name]: value });
  return violations.map((rule) => rule.message);
}
