import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { formatOf } from '../formats/index.js';
import { fieldsOf } from '../model/conditions.js';
import { defaultsOf } from '../model/defaults.js';
import type { Field, Message, NamePath, Shape, TableRule } from '../model/model.js';
import { wholesOf } from '../model/outcomes.js';
import { dotted, elementAt, fieldsAlong } from '../model/name-path.js';
import {
  elementsOf,
  entryShape,
  isAboutGiven,
  kindOf,
  orderOf,
  pathsOf,
  placeOf,
  tableRulesOf,
} from '../model/table-rules.js';
import { isNumeric, isScalar } from '../model/value-types.js';
import { distances, reasonAgainstDistance } from './distances.js';
import { givenTruth } from './given-truth.js';
import { givenInsideMisfits, insideMisfits } from './inside-rules.js';
import { never } from './rule-bounds.js';
import { counts, ownCondition } from './rule-conditions.js';
import type { Check, Subject } from './subject.js';

/** The rules of a table fit its elements, and each is sometimes kept and sometimes broken. */
export const tableRules: Check = (subject) =>
  subject.messages.flatMap((message) =>
    [...message.shapes, ...wholesOf(message)].flatMap((shape) => {
      const rules = tableRulesOf(shape);
      return [
        ...rules.flatMap((rule) => misfits(subject, message, shape, rule)),
        ...rules.flatMap((rule) => ownCondition(subject, shape, rule)),
        ...twice(rules),
        ...givenTruth(rules),
      ];
    }),
  );

/** The same rule again, whatever it is called. */
function twice(rules: readonly TableRule[]): readonly Diagnostic[] {
  const listed = rules.filter(({ check }) => check !== 'inside');
  const keys = listed.map((rule) =>
    isAboutGiven(rule) || rule.check === 'givenInside'
      ? JSON.stringify([kindOf(rule), rule.fields.toSorted(), rule.when])
      : said(rule),
  );
  return listed.flatMap((rule, index) =>
    keys.indexOf(keys[index] ?? '') < index ? [diagnostic('rule-twice', placeOf(rule), { rule: kindOf(rule) })] : [],
  );
}

/** What a rule demands, and when, without its name and its words. */
function said(rule: TableRule): string {
  return JSON.stringify(rule, (key, value: unknown) => (inWords.has(key) ? undefined : value));
}

const inWords: ReadonlySet<string> = new Set('id name message isWorded source readings places words'.split(' '));

/** An element that a rule names, and where. */
interface Named {
  readonly field: Field;
  /** The element of the table that it is, or is in. */
  readonly outermost: Field;
  readonly name: string;
  readonly path: string;
}

function misfits(subject: Subject, { root, envelope }: Message, shape: Shape, rule: TableRule): readonly Diagnostic[] {
  const named = namedBy(shape, rule);
  const misfit = ({ name, path }: Named, reason: string | undefined): readonly Diagnostic[] =>
    reason === undefined
      ? []
      : [diagnostic('rule-does-not-fit', placeOf(rule, path), { name, rule: kindOf(rule), reason })];
  const held = envelope && shape === root ? [envelope.errorCode, envelope.errorMessage, ...envelope.payload] : [];
  const asked = rule.when ? fieldsOf(rule.when).flatMap((name) => namedIn(shape, [name], 'when')) : [];
  const inEnvelope = [...named, ...asked].filter(({ outermost }) => held.includes(outermost));
  if (inEnvelope.length > 0)
    return inEnvelope.flatMap((one) => misfit(one, 'the envelope of the response says when it is filled'));
  if (rule.check === 'inside') return insideMisfits(shape, rule);
  if (rule.check === 'givenInside') {
    const wrong = givenInsideMisfits(shape, rule);
    return wrong.length > 0 ? wrong : never(shape, rule);
  }
  const again =
    rule.check === 'concatenation'
      ? []
      : named.filter(({ name }, at) => named.findIndex((one) => one.name === name) < at);
  if (again.length > 0) return again.flatMap((one) => misfit(one, 'it is named before'));
  const wrong = named.flatMap((one) => misfit(one, reasonAgainst(rule, one, named)));
  if (wrong.length > 0) return wrong;
  const others = [
    ...misfitsOfEntries(rule, shape, misfit),
    ...(rule.check === 'count' ? counts(subject, shape, rule) : []),
    ...(rule.check === 'distance' ? distances(shape, rule) : []),
  ];
  return others.length > 0 ? others : never(shape, rule);
}

/** The elements that a rule names, with the path of each in the rule. */
function namedBy(shape: Shape, rule: TableRule): readonly Named[] {
  const paths: readonly string[] = (() => {
    switch (rule.check) {
      case 'unique':
      case 'ascending':
      case 'count':
      case 'sum':
        return [rule.places.has(`${rule.check}.array`) ? `${rule.check}.array` : rule.check, 'sum.is'];
      case 'distance':
        return ['distance.from', 'distance.to'];
      case 'addition':
        return [...rule.of.map((_, index) => `sum.of.${index}`), 'sum.is'];
      case 'concatenation':
        return [...rule.of.map((_, index) => `concatenation.of.${index}`), 'concatenation.is'];
      case 'inside':
      case 'givenInside':
        return [];
      default:
        return pathsOf(rule).map((_, index) => `${rule.check}.${index}`);
    }
  })();
  const isConditional = rule.check === 'inside' || rule.check === 'givenInside';
  const names = isConditional ? elementsOf(rule).map((name): NamePath => [name]) : pathsOf(rule);
  return names.flatMap((name, index) => namedIn(shape, name, paths[index] ?? ''));
}

function namedIn(shape: Shape, name: NamePath, path: string): readonly Named[] {
  const along = fieldsAlong(shape, name);
  const [outermost] = along;
  return outermost ? along.slice(-1).map((field) => ({ field, outermost, name: dotted(name), path })) : [];
}

/** Why an element of the table cannot take part in a rule. */
function reasonAgainst(rule: TableRule, { field, path, name }: Named, named: readonly Named[]): string | undefined {
  const { type, array, presence } = field;
  const fills = defaultsOf(field).length > 0;
  if (type.kind === 'nothing') return 'it is always empty';
  switch (rule.check) {
    case 'exactlyOne':
    case 'atLeastOne':
    case 'atMostOne':
    case 'together':
      if (presence === 'M') return 'it is mandatory, so it is always given';
      return fills ? 'it has a default, so it has a value even when it is not given' : undefined;
    case 'order':
    case 'before':
      if (field.defaults) return filledByOthers;
      return array ? 'it is an array' : reasonAgainstOrder(field, named[0]);
    case 'distance':
      if (field.defaults) return filledByOthers;
      return array ? 'it is an array' : (reasonAgainstOrder(field, named[0]) ?? reasonAgainstDistance(field));
    case 'different':
    case 'same': {
      if (field.defaults) return filledByOthers;
      if (array || !isScalar(type)) return 'it is not a single value';
      const [first] = named;
      if (!first) return undefined;
      const other = first.field.type;
      return isNumeric(type) === isNumeric(other) && (type.kind === 'boolean') === (other.kind === 'boolean')
        ? undefined
        : `its values cannot be compared with those of \`${first.name}\``;
    }
    case 'unique':
    case 'ascending':
      if (!array) return 'it is not an array';
      if (areObjects(type) && (rule.by === undefined || rule.by.length === 0))
        return 'its entries are objects; name an element of theirs with `by`';
      if (!areObjects(type) && !isScalar(type)) return 'its entries are not single values';
      return rule.check === 'ascending' && rule.by === undefined ? reasonAgainstOrder(field) : undefined;
    case 'count':
      return array ? undefined : 'it is not an array';
    case 'sum':
      if (field.defaults) return filledByOthers;
      if (path === 'sum.is') return array ? 'it is an array' : isNumeric(type) ? undefined : 'it is not a number';
      if (!array) return 'it is not an array';
      if (rule.of === undefined && !isNumeric(type)) return 'its entries are not numbers';
      return undefined;
    case 'addition':
      if (field.defaults) return filledByOthers;
      return array ? 'it is an array' : isNumeric(type) ? undefined : 'it is not a number';
    case 'concatenation':
      if (field.defaults) return filledByOthers;
      if (path === 'concatenation.is' && rule.of.some((part) => dotted(part) === name))
        return 'it would be made up of itself';
      return array || (type.kind !== 'text' && type.kind !== 'enum') ? 'it is not a text' : undefined;
    case 'inside':
    case 'givenInside':
      return undefined;
  }
}

function areObjects({ kind }: Field['type']): boolean {
  return kind === 'object' || kind === 'alternatives';
}

const filledByOthers = 'its default depends on other elements';

function reasonAgainstOrder(
  field: Field,
  first: Pick<Named, 'field' | 'name'> = { field, name: '' },
): string | undefined {
  const order = orderOf(field.type);
  if (!order && field.ranges.some((range) => formatOf(range)?.order))
    return 'its form depends on other elements, so its values have no order';
  if (!order)
    return 'its values have no order; numbers, dates and times have one, and texts whose pattern takes digits alone, as `^[0-9]{10}$`';
  const other = orderOf(first.field.type);
  return other && other.kind !== order.kind
    ? `its values cannot be compared with those of \`${first.name}\``
    : undefined;
}

type Misfit = (named: Named, reason: string | undefined) => readonly Diagnostic[];

/** The elements of entries that a rule names. */
function misfitsOfEntries(rule: TableRule, shape: Shape, misfit: Misfit): readonly Diagnostic[] {
  if (rule.check !== 'unique' && rule.check !== 'ascending' && rule.check !== 'sum') return [];
  const entries = entryShape(elementAt(shape, rule.array));
  if (!entries) return [];
  const by = rule.check === 'unique' ? rule.by : rule.check === 'ascending' && rule.by ? [rule.by] : [];
  const names = rule.check === 'sum' ? (rule.of ? [rule.of] : []) : by;
  const key = rule.check === 'sum' ? 'sum.of' : `${rule.check}.by`;
  return names.flatMap((name, index) => {
    const path = rule.places.has(key) ? key : `${key}.${index}`;
    return namedIn(entries, name, path).flatMap((one) =>
      misfit(
        one,
        by.findIndex((other) => dotted(other) === one.name) < index && by.length > 0
          ? 'it is named before'
          : reasonAgainstElement(rule, one),
      ),
    );
  });
}

function reasonAgainstElement({ check }: TableRule, { field }: Named): string | undefined {
  if (field.array) return 'it is an array';
  if (field.defaults) return filledByOthers;
  if (!isScalar(field.type)) return 'it is not a single value';
  if (check === 'ascending') return reasonAgainstOrder(field);
  return check === 'sum' && !isNumeric(field.type) ? 'it is not a number' : undefined;
}
