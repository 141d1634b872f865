/** Messages to JSON Schema 2020-12; OpenAPI 3.1 takes the same schemas. */
import { describe } from '../../2-model/conditions.js';
import type { Field, Form, Message, Rule, Shape } from '../../model.js';
import { conditionKeywords } from './conditions.js';
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
      description: withRules(message.root.description, rulesOf(message)),
      anyOf: [{ $ref: refTo(success) }, { $ref: refTo(failure) }],
      [VENDOR_KEYWORD]: provenanceOfShape(message.root, rulesOf(message)),
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
  return {
    title: shape.typeName,
    description: withRules(shape.description, shape.conditions),
    type: 'object',
    properties: propertiesOf(shape, lowering, (field) => baseSchema(field, lowering)),
    ...(mandatory.length > 0 ? { required: mandatory } : {}),
    ...(lowering.unknown === 'error' ? { additionalProperties: false } : {}),
    ...conditionKeywords(shape, lowering),
    [VENDOR_KEYWORD]: provenanceOfShape(shape, shape.conditions),
  };
}

/** The envelope's rule, and the conditions on what stands beside it. */
function rulesOf({ envelope, root }: Message): readonly Rule[] {
  return [...(envelope ? [envelope.rule] : []), ...root.conditions];
}

function withRules(description: string, rules: readonly Rule[]): string {
  return [description, ...rules.map(({ message }) => `Rule: ${message}.`)].join('\n\n');
}

function propertiesOf(shape: Shape, lowering: Lowering, schemaOf: (field: Field) => Schema): Schema {
  return Object.fromEntries(shape.fields.map((field) => [field.name, annotated(field, lowering, schemaOf(field))]));
}

/** What is asked of an element whatever its siblings are. */
function baseSchema(field: Field, lowering: Lowering): Schema {
  return field.ignored ? {} : elementSchema(field, lowering);
}

/** A schema with what people and tools want to know besides. */
function annotated(field: Field, { form }: Lowering, schema: Schema): Schema {
  const bounds = field.rules.filter(({ kind }) => kind === 'minimum' || kind === 'maximum');
  const notes = [
    ...(field.ranges.length > 0 ? bounds.map(({ message }) => `Rule: ${message}.`) : []),
    ...(field.ignored ? [`Ignored while ${describe(field.ignored)}.`] : []),
  ];
  return {
    description: [`${field.description} (${field.presence})`, ...notes].join('\n\n'),
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
  const elsewhere = [envelope.errorCode, envelope.errorMessage, ...envelope.payload];
  const others = root.fields
    .filter((field) => field.presence === 'M' && !payload.includes(field.name))
    .map(({ name }) => name);
  const schemaOf = (field: Field): Schema => {
    if (field === envelope.errorCode)
      return isSuccess ? { type: 'string', const: '' } : { type: 'string', minLength: 1 };
    if (field === envelope.errorMessage) return { type: 'string' };
    if (envelope.payload.includes(field) && !isSuccess) return { const: written };
    return envelope.payload.includes(field) ? elementSchema(field, lowering) : baseSchema(field, lowering);
  };
  return {
    title: isSuccess ? success : failure,
    description: withRules(
      isSuccess ? 'The answer to a call that succeeded.' : 'The answer to a call that failed.',
      root.conditions,
    ),
    type: 'object',
    properties: propertiesOf(root, lowering, schemaOf),
    required: [...(isSuccess ? [] : [envelope.errorCode.name]), ...payload, ...others],
    ...(lowering.unknown === 'error' ? { additionalProperties: false } : {}),
    ...conditionKeywords(root, lowering, elsewhere),
    [VENDOR_KEYWORD]: provenanceOfShape(root, rulesOf(message)),
  };
}
