/** The definition format as a JSON Schema (draft-07), with which editors complete, explain and check definitions. */
import type { JSONSchema7, JSONSchema7Type } from 'json-schema';
import { blanks } from '../model/blanks.js';
import { commonFormat, operationFormat, sharedParts } from './definition-format/definition-format.js';
import { type Grammar, type Lazy, type NameRule, type ObjectGrammar, unprintable } from './grammar.js';

/** The schema of `definitions/definition.schema.json`; it accepts the data that the structural check accepts. */
export function editorSchema(): JSONSchema7 {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'specwright definition',
    description: 'The tables of an API page: one operation, or what several operations share.',
    type: 'object',
    if: { properties: { common: true }, required: ['common'] },
    then: print(commonFormat()),
    else: print(operationFormat()),
    definitions: Object.fromEntries([
      ['json', json],
      ...[...sharedParts].map(([part, name]) => [name, print(part())] as const),
    ]),
  };
}

const printable: JSONSchema7 = { type: 'string', not: { pattern: unprintable.source } };

const jsonRef: JSONSchema7 = { $ref: '#/definitions/json' };

/** Any JSON value whose texts, keys included, are printable. */
const json: JSONSchema7 = {
  anyOf: [
    { type: ['null', 'boolean', 'number'] },
    printable,
    { type: 'array', items: jsonRef },
    { type: 'object', propertyNames: printable, additionalProperties: jsonRef },
  ],
};

function printLazy(part: Lazy): JSONSchema7 {
  const name = sharedParts.get(part);
  return name === undefined ? print(part()) : { $ref: `#/definitions/${name}` };
}

/** The description comes first, so that it is easy to find in the printed schema. */
function print(grammar: Grammar): JSONSchema7 {
  return { description: grammar.doc, ...body(grammar) };
}

function body(grammar: Grammar): JSONSchema7 {
  switch (grammar.kind) {
    case 'object':
      return object(grammar);
    case 'map':
      return {
        type: 'object',
        ...(grammar.least === undefined ? {} : { minProperties: grammar.least }),
        ...(grammar.most === undefined ? {} : { maxProperties: grammar.most }),
        propertyNames: nameSchema(grammar.name),
        additionalProperties: printLazy(grammar.value),
      };
    case 'list':
      return {
        type: 'array',
        ...(grammar.least === undefined ? {} : { minItems: grammar.least }),
        ...(grammar.most === undefined ? {} : { maxItems: grammar.most }),
        items: printLazy(grammar.item),
      };
    case 'word':
      if (grammar.own === undefined) return { type: 'string', enum: [...grammar.words] };
      return {
        anyOf: [
          { type: 'string', enum: [...grammar.words] },
          { type: 'string', pattern: grammar.own.source },
        ],
      };
    case 'text':
      if (grammar.name === undefined) return { ...printable, ...longestOf(grammar), pattern: '\\S' };
      return { description: `${grammar.doc} The rule: ${grammar.name.rule}.`, ...nameSchema(grammar.name) };
    case 'enum-value':
      return { ...printable, ...longestOf(grammar), pattern: '\\S' };
    case 'number':
      return {
        type: grammar.integer ? 'integer' : 'number',
        ...(grammar.minimum === undefined ? {} : { minimum: grammar.minimum }),
        ...(grammar.maximum === undefined ? {} : { maximum: grammar.maximum }),
        ...(grammar.above === undefined ? {} : { exclusiveMinimum: grammar.above }),
        ...(grammar.integer && grammar.maximum === undefined ? { maximum: Number.MAX_SAFE_INTEGER } : {}),
      };
    case 'boolean':
      return { type: 'boolean' };
    case 'true':
      return { const: true };
    case 'empty':
      return { enum: Object.values(blanks).map(({ value }) => value as JSONSchema7Type) };
    case 'scalar':
      return { anyOf: [{ type: ['number', 'boolean'] }, printable] };
    case 'json':
      return { allOf: [jsonRef] };
    case 'union':
      return union(grammar.forms.map(({ then }) => then()));
  }
}

function longestOf({ longest }: { readonly longest?: number }): JSONSchema7 {
  return longest === undefined ? {} : { maxLength: longest };
}

function object({
  keys,
  least,
}: ObjectGrammar): JSONSchema7 & { readonly properties: Readonly<Record<string, JSONSchema7>> } {
  const required = Object.keys(keys).filter((key) => keys[key]?.required);
  return {
    type: 'object',
    ...(required.length > 0 ? { required } : {}),
    ...(least === undefined ? {} : { minProperties: least }),
    properties: Object.fromEntries(
      // Draft-07 ignores keywords next to a $ref, so a description needs an allOf around it.
      Object.entries(keys).map(([key, { value, doc }]) => [
        key,
        doc === undefined ? printLazy(value) : { description: doc, allOf: [printLazy(value)] },
      ]),
    ),
    additionalProperties: false,
  };
}

/**
 * One of several forms. The keys of all object forms are listed together, because editors complete from those; `anyOf`
 * then says which of them belong together.
 */
function union(forms: readonly Grammar[]): JSONSchema7 {
  const objects = forms.filter((form) => form.kind === 'object');
  const others = forms.filter((form) => form.kind !== 'object').map(print);
  const [only] = objects;
  if (!only || objects.length === 1) return { anyOf: [...others, ...objects.map(print)] };
  const printed = objects.map(object);
  const schemas = new Map<string, JSONSchema7[]>();
  for (const { properties } of printed)
    for (const [key, schema] of Object.entries(properties)) {
      const known = schemas.get(key) ?? [];
      const isNew = known.every((other) => JSON.stringify(other) !== JSON.stringify(schema));
      schemas.set(key, isNew ? [...known, schema] : known);
    }
  return {
    anyOf: [
      ...others,
      {
        type: 'object',
        properties: Object.fromEntries([...schemas].map(([key, own]) => [key, oneOf(own)])),
        additionalProperties: false,
        anyOf: printed.map(({ required, properties, minProperties }) => ({
          ...(required ? { required } : {}),
          ...(minProperties === undefined ? {} : { minProperties }),
          // A key that is the same in all forms is described once.
          properties: Object.fromEntries(
            Object.entries(properties).map(([key, schema]) => [key, schemas.get(key)?.length === 1 ? true : schema]),
          ),
          additionalProperties: false,
        })),
      },
    ],
  };
}

/** What a key may be in one of several forms. */
function oneOf(schemas: readonly JSONSchema7[]): JSONSchema7 {
  const [first = {}, ...more] = schemas;
  if (more.length === 0) return first;
  return { description: schemas.flatMap(({ description = [] }) => description).join(' '), anyOf: [...schemas] };
}

function nameSchema({ pattern, refused }: NameRule): JSONSchema7 {
  return { type: 'string', pattern: pattern.source, ...(refused ? { not: { enum: [...refused] } } : {}) };
}
