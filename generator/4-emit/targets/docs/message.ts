/** A message of `docs.json`: its tables, and the tolerances of the wire form. */
import { describe } from '../../../model/conditions.js';
import { defaultsOf } from '../../../model/defaults.js';
import type { Field, Message, Reading, Rule, Shape, TableRule } from '../../../model/model.js';
import { bodyRulesOf, isBody } from '../../../model/rule-uses.js';
import { wholesOf } from '../../../model/outcomes.js';
import { rulesInside, tableRulesOf } from '../../../model/table-rules.js';
import { innermost, listedValues } from '../../../model/value-types.js';
import { elementsAbout, type ExampleOf } from '../../../vectors/rule-examples.js';
import { inWords } from '../../../model/words.js';
import { elementAnchor, messageHeading, tableAnchor } from './anchors.js';
import { rowNotes, type WholeMessage } from './notes.js';
import { conditionSentence, sentence } from '../../lower/sentences.js';
import { habitsOf, outcomesOf, tolerancesOf } from './tolerances.js';
import type { MessageView, ReadingRef, RowView, RuleView, TableView } from './view.js';

type Refs = (readings: readonly Reading[]) => readonly ReadingRef[];

export function messageView(message: Message, refs: Refs, exampleOf: ExampleOf): MessageView {
  const habits = habitsOf(message);
  const whole = { message, habits, inside: rulesInside(message.shapes) };
  return {
    role: message.role,
    heading: messageHeading(message),
    tables: message.shapes.map((shape) => tableView(whole, shape, refs, exampleOf)),
    outcomes: outcomesOf(message),
    tolerances: tolerancesOf(message, habits),
    readings: refs([...message.readings, ...(message.envelope?.readings ?? [])]),
  };
}

function tableView(whole: WholeMessage, shape: Shape, refs: Refs, exampleOf: ExampleOf): TableView {
  const { message } = whole;
  const isRoot = shape === message.root;
  const conditions = [...shape.conditions, ...(isRoot && message.envelope ? [message.envelope.rule] : [])];
  const tableRules = tableRulesOf(shape);
  const ofEntries = wholesOf(message).flatMap((whole) => (whole.name === `${shape.name}[]` ? tableRulesOf(whole) : []));
  const isClosed = Object.values(message.unknown).includes('error');
  return {
    shape: shape.name,
    heading: shape.table,
    anchor: tableAnchor(message, shape),
    description: shape.description,
    rows: shape.fields.map((field) => ({
      ...rowView(whole, shape, field, refs),
      rules: field.rules.map(ruleView),
    })),
    rules: [
      ...bodyRulesOf(message, shape),
      ...conditions,
      ...tableRules,
      ...ofEntries,
      ...(isBody(message, shape) ? [shape.typeRule] : []),
      ...(isClosed ? [shape.unknownRule] : []),
    ].map(ruleView),
    conditions: [
      ...[...conditions, ...tableRules].map((rule) => {
        const { keeps = null, breaks = null } = exampleOf(shape, rule) ?? {};
        const elements = elementsAbout(message, shape, rule);
        return { id: rule.id, sentence: ruleSentence(rule, shape), elements, keeps, breaks };
      }),
      ...ofEntries.map((rule) => {
        return { id: rule.id, sentence: ruleSentence(rule, shape), elements: [], keeps: null, breaks: null };
      }),
    ],
  };
}

/** With the ids of the readings of a rule of the table; those of an element stand in its row. */
function ruleSentence(rule: Rule | TableRule, shape: Shape): string {
  const ids = 'readings' in rule ? rule.readings.map(({ id }) => id) : [];
  return [conditionSentence(rule, shape), ...(ids.length > 0 ? [`See ${inWords(ids, 'and')}.`] : [])].join(' ');
}

function ruleView({ id, message }: Rule): RuleView {
  return { id, message };
}

function rowView(whole: WholeMessage, shape: Shape, field: Field, refs: Refs): Omit<RowView, 'rules'> {
  const { message } = whole;
  const type = innermost(field.type);
  return {
    row: field.row,
    element: field.name,
    anchor: elementAnchor(message, shape, field),
    type: field.pageType,
    isArray: field.array !== undefined,
    object: type.kind === 'object' ? { table: type.shape.table, anchor: tableAnchor(message, type.shape) } : null,
    presence: field.presence,
    // Other sentences follow it.
    description: sentence(field.description),
    values: (listedValues(type) ?? []).map(String),
    default: field.default === undefined ? null : String(field.default),
    fillsDefault: defaultsOf(field).length > 0,
    defaults: (field.defaults ?? []).flatMap(({ value, when }) =>
      when ? [{ value: String(value), when: describe(when) }] : [],
    ),
    deprecated: field.deprecated === undefined ? null : sentence(field.deprecated),
    future: field.future,
    notes: rowNotes(whole, shape, field),
    aliases: field.wire.aliases,
    readings: refs(field.readings),
  };
}
