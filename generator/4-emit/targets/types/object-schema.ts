/** A closed object as a schema for json-schema-to-typescript. */
import type { JSONSchema } from 'json-schema-to-typescript';
import { orElse } from './element-type.js';
import { inheritedType } from './inherited.js';
import { placeholder } from './placeholder.js';

export interface Property {
  readonly name: string;
  readonly isRequired: boolean;
  readonly schema: JSONSchema;
  readonly comment?: string;
}

/** An optional property may also be undefined: JSON omits it, and the validators treat it as absent. */
export function objectSchema(properties: readonly Property[]): JSONSchema {
  const entries = properties.map((property): [string, JSONSchema] => [
    placeholder(property.name),
    {
      ...typeOf(property),
      ...(property.comment === undefined ? {} : { description: property.comment }),
    },
  ]);
  return {
    type: 'object',
    properties: Object.fromEntries(entries),
    required: properties.filter(({ isRequired }) => isRequired).map(({ name }) => placeholder(name)),
    additionalProperties: false,
  };
}

function typeOf({ name, isRequired, schema }: Property): JSONSchema {
  if (isRequired || schema.tsType === 'unknown') return schema;
  const optional = orElse(schema, { tsType: 'undefined' });
  const inherited = inheritedType(name);
  return inherited === undefined ? optional : orElse(optional, { tsType: inherited });
}
