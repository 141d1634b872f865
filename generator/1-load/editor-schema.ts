/** The definition format as a JSON Schema (draft-07), so that editors complete, explain and check as one types. */
import type { JSONSchema7 } from 'json-schema';
import { commonGrammar, operationGrammar } from './format.js';
import { type Grammar, type Lazy, type NameRule, type ObjectGrammar, unprintable } from './grammar.js';

/** The schema of `definitions/definition.schema.json`; it accepts what the structural check accepts. */
export function editorSchema(): JSONSchema7 {
  const printer = new Printer();
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'specwright definition',
    description: 'The tables of an API page: one operation, or what several operations share.',
    type: 'object',
    if: { required: ['common'] },
    then: printer.schema(() => commonGrammar),
    else: printer.schema(() => operationGrammar),
    definitions: printer.definitions,
  };
}

/** Without a control character, and not of white space only. */
const text: JSONSchema7 = { type: 'string', pattern: '\\S', not: { pattern: unprintable.source } };

/** Any JSON value; every text in it is printable, keys included. */
const json: JSONSchema7 = {
  anyOf: [
    { type: ['null', 'boolean', 'number'] },
    { type: 'string', not: { pattern: unprintable.source } },
    { type: 'array', items: { $ref: '#/definitions/json' } },
    {
      type: 'object',
      propertyNames: { not: { pattern: unprintable.source } },
      additionalProperties: { $ref: '#/definitions/json' },
    },
  ],
};

class Printer {
  readonly definitions: Record<string, JSONSchema7> = {};
  private readonly names = new Map<Lazy, string>();

  schema(lazy: Lazy): JSONSchema7 {
    const grammar = lazy();
    return { description: grammar.doc, ...this.body(grammar) };
  }
}
