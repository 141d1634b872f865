/** A message of `docs.json`: its tables, and what the wire form tolerates. */
import type { Field, Message, Reading, Rule, Shape } from '../../model.js';
import { type Anchors, messageHeadings } from './anchors.js';
import { rowNotes } from './notes.js';
import { outcomesOf, tolerancesOf } from './tolerances.js';
import type { MessageView, ReadingRef, RowView, TableView } from './view.js';

type Refs = (readings: readonly Reading[]) => readonly ReadingRef[];

export function messageView(message: Message, anchors: Anchors, refs: Refs): MessageView {
  return {
    role: message.role,
    heading: messageHeadings[message.role],
    tables: message.shapes.map((shape) => tableView(message, shape, anchors, refs)),
    outcomes: outcomesOf(message),
    tolerances: tolerancesOf(message),
    readings: refs([...message.readings, ...(message.envelope?.readings ?? [])]),
  };
}

function tableView(message: Message, shape: Shape, anchors: Anchors, refs: Refs): TableView {
  const isRoot = shape === message.root;
  const conditions = [...shape.conditions, ...(isRoot && message.envelope ? [message.envelope.rule] : [])];
  const isClosed = Object.values(message.unknown).includes('error');
  return {
    shape: shape.name,
    heading: shape.table,
    anchor: anchors.table(message, shape.name),
    description: shape.description,
    rows: shape.fields.map((field) => rowView(message, shape, field, anchors, refs)),
    rules: [...conditions, ...(isRoot ? [shape.typeRule] : []), ...(isClosed ? [shape.unknownRule] : [])].map(ruleView),
    conditions: conditions.map(ruleView),
  };
}

function rowView(message: Message, shape: Shape, field: Field, anchors: Anchors, refs: Refs): RowView {
  const { type } = field;
  return {
    row: field.row,
    element: field.name,
    type: field.pageType,
    isArray: field.array !== undefined,
    object:
      type.kind === 'object' ? { table: type.shape.table, anchor: anchors.table(message, type.shape.name) } : null,
    presence: field.presence,
    // More sentences follow it.
    description: /[.!?]$/.test(field.description) ? field.description : `${field.description}.`,
    values: type.kind === 'enum' ? type.values : [],
    default: field.default === undefined ? null : String(field.default),
    fillsDefault: field.fills,
    deprecated: field.deprecated ?? null,
    future: field.future,
    notes: rowNotes(message, shape, field),
    aliases: field.wire.aliases,
    rules: field.rules.map(ruleView),
    readings: refs(field.readings),
  };
}

function ruleView({ id, message }: Rule): { readonly id: string; readonly message: string } {
  return { id, message };
}
