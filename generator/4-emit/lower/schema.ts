/** Converts messages to JSON Schema 2020-12; OpenAPI 3.1 uses the same schemas. */
import { blanks } from '../../model/blanks.js';
import type { Body, Field, Form, Message, Rule, Shape } from '../../model/model.js';
import { rulesInside, type RulesInside, tableRulesOf } from '../../model/table-rules.js';
import { conditionSchemas, type Table } from './condition-schemas.js';
import { anything, elementSchema } from './element-schema.js';
import { bodiesOf, isUnion } from '../../model/outcomes.js';
import { countsOfEntries } from './table-rule-schemas.js';
import { fieldNotes, rulesAbout, showsDefault, withNotes } from './notes.js';
import { outcomeSchemas } from './outcome-schemas.js';
import type { Provenance } from './provenance.js';

/** A JSON Schema object, with keys in the order in which people read them. */
export type Schema = { readonly [keyword: string]: unknown };

/** What the lowering of a message needs to know besides the model. */
export interface Lowering {
  readonly form: Form;
  readonly unknown: 'error' | 'drop' | 'keep';
  /** The reference to the schema of a type name. */
  readonly refTo: (typeName: string) => string;
  readonly provenance: Provenance;
  /**
   * Whether people read the schemas in viewers of OpenAPI: alternatives have titles and say by which element they are
   * told apart, and no branch contradicts its table.
   */
  readonly viewed?: boolean;
  /** Whether the rules of tables are said in words alone. */
  readonly inWords?: boolean;
}

/** What the lowering of a table needs besides: the rules of the tables around. */
interface TableLowering extends Lowering {
  readonly inside: RulesInside;
}

export interface MessageSchemas {
  readonly root: Schema;
  /** The other schemas by type name, in the order of the tables. */
  readonly definitions: Readonly<Record<string, Schema>>;
}

/** The schemas of a message in one form. */
export function messageSchemas(
  message: Message,
  { form, refTo, provenance, viewed = false, inWords = false }: Omit<Lowering, 'unknown'>,
): MessageSchemas {
  const lowering: TableLowering = {
    form,
    unknown: message.unknown[form],
    refTo,
    provenance,
    viewed,
    inWords,
    inside: rulesInside(message.shapes),
  };
  const [, ...nested] = message.shapes;
  const definitions = Object.fromEntries(nested.map((shape) => [shape.typeName, objectSchema(shape, lowering)]));
  if (isUnion(message)) return unionSchemas(message, lowering);
  if (message.array)
    return {
      root: arraySchema({ shape: message.root, array: message.array }, lowering),
      definitions: Object.fromEntries(message.shapes.map((shape) => [shape.typeName, objectSchema(shape, lowering)])),
    };
  if (!message.envelope) return { root: objectSchema(message.root, lowering), definitions };
  const { success, failure } = envelopeTypeNames(message);
  return {
    root: {
      title: message.typeName,
      description: withRules(message.root.description, [
        ...(message.envelope ? [message.envelope.rule] : []),
        ...message.root.conditions,
        ...tableRulesOf(message.root),
      ]),
      anyOf: [{ $ref: refTo(success) }, { $ref: refTo(failure) }],
      ...provenance(message.root),
    },
    definitions: {
      [success]: envelopeSchema(message, 'success', lowering),
      [failure]: envelopeSchema(message, 'failure', lowering),
      ...definitions,
    },
  };
}

/** The bodies of several outcomes: each table is a schema, and the root is any of the outcomes. */
function unionSchemas(message: Message, lowering: TableLowering): MessageSchemas {
  return {
    root: {
      title: message.typeName,
      description: 'The answer to a call, however it ended.',
      anyOf: outcomeSchemas(message, lowering),
      ...lowering.provenance(message.root),
    },
    definitions: Object.fromEntries([
      ...bodiesOf(message).flatMap(({ shape, array }) =>
        array ? [[array.typeName, arraySchema({ shape, array }, lowering)] as const] : [],
      ),
      ...message.shapes.map((shape) => [shape.typeName, objectSchema(shape, lowering)] as const),
    ]),
  };
}

/** A body that is an array; the schema of its entries is one of the others. */
function arraySchema({ shape, array }: Required<Body>, lowering: TableLowering): Schema {
  const { typeName, minItems, maxItems, whole } = array;
  const counts = whole && !lowering.inWords ? countsOfEntries(whole, lowering) : [];
  return {
    title: typeName,
    description: withRules(shape.description, whole ? tableRulesOf(whole) : []),
    type: 'array',
    items: { $ref: lowering.refTo(shape.typeName) },
    ...(minItems > 0 ? { minItems } : {}),
    ...(maxItems === undefined ? {} : { maxItems }),
    ...(counts.length > 0 ? { allOf: counts } : {}),
    ...lowering.provenance(shape),
  };
}

/** `CreateCustomerResponse` -> `CreateCustomerSuccess` and `CreateCustomerFailure`. */
export function envelopeTypeNames(message: Message): { readonly success: string; readonly failure: string } {
  const base = message.typeName.replace(/Response$/, '');
  return { success: `${base}Success`, failure: `${base}Failure` };
}

/** The schema of one table. */
function objectSchema(shape: Shape, lowering: TableLowering): Schema {
  const required = shape.fields.filter(({ presence }) => presence === 'M');
  return {
    title: shape.typeName,
    description: withRules(shape.description, [...shape.conditions, ...tableRulesOf(shape)]),
    ...tableSchema(shape, lowering, { required, special: new Map() }),
    ...lowering.provenance(shape),
  };
}

/** The table and its conditional rules, side by side: inside the table, other generators would ignore them. */
function tableSchema(shape: Shape, lowering: TableLowering, table: Table): Schema {
  const rules = lowering.inWords ? [] : conditionSchemas(shape, lowering, table);
  const closed = closedSchema(shape, lowering, table);
  return rules.length > 0 ? { allOf: [closed, ...rules] } : closed;
}

function closedSchema(shape: Shape, lowering: TableLowering, { required, special }: Table): Schema {
  const schemaOf = (field: Field): Schema =>
    special.get(field) ?? (field.ignored && !lowering.inWords ? anything : elementSchema(field, lowering));
  return {
    type: 'object',
    properties: Object.fromEntries(
      shape.fields.map((field) => [
        field.name,
        {
          description: withNotes(field.description, fieldNotes(field, rulesAbout(field, shape, lowering.inside))),
          ...schemaOf(field),
          ...(showsDefault(field) && lowering.form === 'canonical' ? { default: field.default } : {}),
          ...(field.deprecated === undefined ? {} : { deprecated: true }),
          ...lowering.provenance(shape, field),
        },
      ]),
    ),
    ...(required.length > 0 ? { required: required.map(({ name }) => name) } : {}),
    ...(lowering.unknown === 'error' ? { additionalProperties: false } : {}),
  };
}

function withRules(description: string, rules: readonly Rule[]): string {
  return [description, ...rules.map(({ message }) => `Rule: ${message}.`)].join('\n\n');
}

/** Any of the schemas. */
function oneOf(schemas: readonly Schema[]): Schema {
  const [only, ...others] = schemas;
  return only && others.length === 0 ? only : { anyOf: schemas };
}

/** The response after a success, or after a failure: as it is written, or as it is read. */
function envelopeSchema(message: Message, outcome: 'success' | 'failure', lowering: TableLowering): Schema {
  const { envelope, root } = message;
  if (!envelope) throw new Error(`${message.typeName} has no envelope`);
  const { success, failure } = envelopeTypeNames(message);
  const isSuccess = outcome === 'success';
  const isWritten = lowering.form === 'canonical';
  // A reader also accepts null as an empty text.
  const orNull = (schema: Schema): Schema => (isWritten ? schema : oneOf([schema, blanks.null.schema]));
  const empty = oneOf((isWritten ? [envelope.written] : envelope.read).map((blank) => blanks[blank].schema));
  const special: Table['special'] = new Map([
    [envelope.errorCode, isSuccess ? orNull(blanks[''].schema) : { type: 'string', minLength: 1 }],
    [envelope.errorMessage, orNull({ type: 'string' })],
    ...envelope.payload.map((field) => [field, isSuccess ? elementSchema(field, lowering) : empty] as const),
  ]);
  const isRequired = (field: Field): boolean =>
    field.presence === 'M' ||
    // For a reader, an absent payload is empty too.
    (envelope.payload.includes(field) && (isSuccess || isWritten)) ||
    (field === envelope.errorCode && !isSuccess);
  return {
    title: isSuccess ? success : failure,
    description: withRules(isSuccess ? 'The answer to a call that succeeded.' : 'The answer to a call that failed.', [
      ...root.conditions,
      ...tableRulesOf(root),
    ]),
    ...tableSchema(root, lowering, { required: root.fields.filter(isRequired), special }),
    ...lowering.provenance(root),
  };
}
