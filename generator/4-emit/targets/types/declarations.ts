/** The exported types of an operation, in the order of its messages and tables. */
import type { JSONSchema } from 'json-schema-to-typescript';
import { blanks } from '../../../model/blanks.js';
import { isSent, messagesOf } from '../../../model/messages.js';
import type { BodyArray, Field, Message, Operation, Shape } from '../../../model/model.js';
import { bodiesOf, bodyTypeName, isUnion, objectRootsOf } from '../../../model/outcomes.js';
import { isFilled, parsedMessageType, parsedShapeType } from '../../lower/parsed-types.js';
import { envelopeTypeNames } from '../../lower/schema.js';
import { comment } from './comments.js';
import { elementType } from './element-type.js';
import { objectSchema } from './object-schema.js';
import { parsedSchema } from './parsed-schema.js';
import { placeholder } from './placeholder.js';
import { shapeSchema } from './shape-schema.js';

export interface Declaration {
  readonly name: string;
  /** Prepared for json-schema-to-typescript: names of other types stand in `tsType`. */
  readonly schema: JSONSchema;
}

/** Every type of the operation; the types of parsed values only where they differ. */
export function declarationsOf(operation: Operation): readonly Declaration[] {
  return messagesOf(operation).flatMap((message) => {
    const input = (shape: Shape): string => shape.typeName;
    const shapes = message.envelope ? message.shapes.slice(1) : message.shapes;
    return [
      ...(message.envelope ? envelopeDeclarations(message) : []),
      ...(isUnion(message) ? [unionDeclaration(message)] : []),
      ...bodiesOf(message).flatMap(({ shape, array }) => (array ? arrayDeclarations(message, shape, array) : [])),
      ...shapes.map((shape) => ({
        name: shape.typeName,
        schema: shapeSchema(shape, { nameOf: input, isParsed: false }),
      })),
      ...(!isSent(message) ? [] : parsedDeclarations(shapes)),
    ];
  });
}

/** An answer is any of its outcomes. */
function unionDeclaration(message: Message): Declaration {
  const roots = objectRootsOf(message);
  return {
    name: message.typeName,
    schema: {
      title: placeholder(message.typeName),
      description: 'The answer to a call, however it ended.',
      anyOf: bodiesOf(message).map((body) =>
        body.array
          ? { tsType: bodyTypeName(message, body) }
          : alternative(
              body.shape,
              roots.filter((other) => other !== body.shape),
            ),
      ),
    },
  };
}

/**
 * One outcome. If nothing that it must hold keeps it apart from the others, it says that it has none of their elements;
 * otherwise the compiler would take an object of theirs that lacks an element for this one.
 */
function alternative(root: Shape, others: readonly Shape[]): JSONSchema {
  const names = new Set(root.fields.map(({ name }) => name));
  const isApart = others.every(({ fields }) => {
    const known = new Set(fields.map(({ name }) => name));
    return root.fields.some(({ name, presence }) => presence === 'M' && !known.has(name));
  });
  const reference: JSONSchema = { tsType: root.typeName };
  if (isApart) return reference;
  const foreign = [...new Set(others.flatMap(({ fields }) => fields.map(({ name }) => name)))].filter(
    (name) => !names.has(name),
  );
  const without = foreign.map((name) => ({ name, isRequired: false, schema: { tsType: 'undefined' } }));
  return { allOf: [reference, objectSchema(without)] };
}

/** A body that is an array of a table's type, and what `parse` makes of it where that differs. */
function arrayDeclarations({ role }: Message, root: Shape, { typeName }: BodyArray): readonly Declaration[] {
  const parsed = parsedMessageType({ role, root, typeName });
  const declaration = (name: string, entry: string): Declaration => ({
    name,
    schema: {
      title: placeholder(name),
      description: comment(root, undefined, name !== typeName),
      allOf: [{ type: 'array', items: { tsType: entry } }],
    },
  });
  return [
    declaration(typeName, root.typeName),
    ...(parsed === typeName ? [] : [declaration(parsed, parsedShapeType(root))]),
  ];
}

/** The types that `parse` returns: tables with a default that is filled in, in them or in a nested table. */
function parsedDeclarations(shapes: readonly Shape[]): readonly Declaration[] {
  return shapes.filter(isFilled).map((shape) => ({ name: parsedShapeType(shape), schema: parsedSchema(shape) }));
}

/** A response is a success or a failure, and `errorCode` tells which. */
function envelopeDeclarations(message: Message): readonly Declaration[] {
  const { envelope, root } = message;
  if (!envelope) return [];
  const { success, failure } = envelopeTypeNames(message);
  const written: JSONSchema = { tsType: blanks[envelope.written].type };
  const outcome = (name: string, isSuccess: boolean): Declaration => {
    const isEmpty = (field: Field): boolean =>
      isSuccess ? field === envelope.errorCode : envelope.payload.includes(field);
    const schemaOf = (field: Field): JSONSchema => {
      if (field === envelope.errorCode) return isSuccess ? { tsType: blanks[''].type } : { type: 'string' };
      if (field === envelope.errorMessage) return { type: 'string' };
      if (isEmpty(field)) return written;
      return elementType(field, (shape) => shape.typeName);
    };
    const properties = root.fields.map((field) => ({
      name: field.name,
      isRequired:
        field.presence === 'M' || envelope.payload.includes(field) || (field === envelope.errorCode && !isSuccess),
      schema: schemaOf(field),
      // The rules of a value do not hold for an empty one.
      comment: comment(root, isEmpty(field) ? { ...field, rules: [] } : field),
    }));
    return {
      name,
      schema: {
        title: placeholder(name),
        description: isSuccess ? 'The answer to a call that succeeded.' : 'The answer to a call that failed.',
        allOf: [objectSchema(properties)],
      },
    };
  };
  const union: Declaration = {
    name: message.typeName,
    schema: {
      title: placeholder(message.typeName),
      description: comment(root),
      anyOf: [{ tsType: success }, { tsType: failure }],
    },
  };
  return [union, outcome(success, true), outcome(failure, false)];
}
