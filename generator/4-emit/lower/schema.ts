/** Messages to JSON Schema 2020-12; OpenAPI 3.1 takes the same schemas. */
import type { Field, Form, Message, Shape } from '../../model.js';
import { conditionSchemas } from './conditions.js';
import { elementSchema } from './element.js';
import { provenanceOfField, provenanceOfShape, VENDOR_KEYWORD } from './provenance.js';

/** A JSON Schema object, keys in the order in which they are to be read. */
export type Schema = { readonly [keyword: string]: unknown };

/** What the lowering of a message needs to know besides the model. */
export interface Lowering {
  readonly form: Form;
  readonly unknown: 'error' | 'drop' | 'keep';
  /** The reference to the schema of a type name. */
  readonly refTo: (typeName: string) => string;
}

export interface MessageSchemas {
  readonly root: Schema;
  /** The other schemas by type name, in the order of the tables. */
  readonly definitions: Readonly<Record<string, Schema>>;
}

/** The schemas of a message in one form; the response has one, the written form. */
export function messageSchemas(message: Message, form: Form, refTo: Lowering['refTo']): MessageSchemas {
  const lowering: Lowering = { form, unknown: message.unknown[form], refTo };
  const [, ...nested] = message.shapes;
  const definitions = Object.fromEntries(nested.map((shape) => [shape.typeName, objectSchema(shape, lowering)]));
  if (!message.envelope) return { root: objectSchema(message.root, lowering), definitions };
  const { success, failure } = envelopeTypeNames(message);
  return {
    root: {
      title: message.typeName,
      description: `${message.root.description}\n\nRule: ${message.envelope.rule.message}.`,
      anyOf: [{ $ref: refTo(success) }, { $ref: refTo(failure) }],
      [VENDOR_KEYWORD]: provenanceOfShape(message.root, [message.envelope.rule]),
    },
    definitions: {
      [success]: envelopeSchema(message, 'success', lowering),
      [failure]: envelopeSchema(message, 'failure', lowering),
      ...definitions,
    },
  };
}

/** `CreateCustomerResponse` -> `CreateCustomerSuccess` and `CreateCustomerFailure`. */
export function envelopeTypeNames(message: Message): { readonly success: string; readonly failure: string } {
  const base = message.typeName.replace(/Response$/, '');
  return { success: `${base}Success`, failure: `${base}Failure` };
}

/** The schema of one table. */
export function objectSchema(shape: Shape, lowering: Lowering): Schema {
  const mandatory = shape.fields.filter(({ presence }) => presence === 'M').map(({ name }) => name);
  const conditions = conditionSchemas(shape, lowering);
  const [only] = conditions;
  return {
    title: shape.typeName,
    description: [shape.description, ...shape.conditions.map(({ message }) => `Rule: ${message}.`)].join('\n\n'),
    type: 'object',
    properties: propertiesOf(shape.fields, (field) =>
      annotated(field, lowering, field.ignored ? {} : elementSchema(field, lowering)),
    ),
    ...(mandatory.length > 0 ? { required: mandatory } : {}),
    ...(lowering.unknown === 'error' ? { additionalProperties: false } : {}),
    ...(conditions.length > 1 ? { allOf: conditions } : only),
    [VENDOR_KEYWORD]: provenanceOfShape(shape, shape.conditions),
  };
}

function propertiesOf(fields: readonly Field[], schemaOf: (field: Field) => Schema): Schema {
  return Object.fromEntries(fields.map((field) => [field.name, schemaOf(field)]));
}

/** A schema with what people and tools want to know besides. */
function annotated(field: Field, { form }: Lowering, schema: Schema): Schema {
  return {
    description: `${field.description} (${field.presence})`,
    ...schema,
    // A default that does not fill in stays out: tools that fill in defaults would break the rule that it is mandatory.
    ...(field.fills && form === 'canonical' ? { default: field.default } : {}),
    ...(field.deprecated === undefined ? {} : { deprecated: true }),
    [VENDOR_KEYWORD]: provenanceOfField(field),
  };
}

/** The response after a success, or after a failure, as it is written. */
function envelopeSchema(message: Message, outcome: 'success' | 'failure', lowering: Lowering): Schema {
  const { envelope, root } = message;
  if (!envelope) throw new Error(`${message.typeName} has no envelope`);
  const { success, failure } = envelopeTypeNames(message);
  const isSuccess = outcome === 'success';
  const written = { '': '', array: [], object: {}, null: null }[envelope.written];
  const payload = envelope.payload.map(({ name }) => name);
  const others = root.fields
    .filter((field) => field.presence === 'M' && !payload.includes(field.name))
    .map(({ name }) => name);
  const schemaOf = (field: Field): Schema => {
    if (field === envelope.errorCode)
      return isSuccess ? { type: 'string', const: '' } : { type: 'string', minLength: 1 };
    if (field === envelope.errorMessage) return { type: 'string' };
    if (envelope.payload.includes(field) && !isSuccess) return { const: written };
    return elementSchema(field, lowering);
  };
  return {
    title: isSuccess ? success : failure,
    description: isSuccess ? 'The answer to a call that succeeded.' : 'The answer to a call that failed.',
    type: 'object',
    properties: propertiesOf(root.fields, (field) => annotated(field, lowering, schemaOf(field))),
    required: [...(isSuccess ? [] : [envelope.errorCode.name]), ...payload, ...others],
    ...(lowering.unknown === 'error' ? { additionalProperties: false } : {}),
    [VENDOR_KEYWORD]: provenanceOfShape(root, [envelope.rule]),
  };
}
