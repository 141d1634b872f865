/** The form of the schemas: other readers and generators accept it without configuration. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentOf } from '../../generator/4-emit/targets/openapi/document.js';
import { schemaDocument } from '../../generator/4-emit/lower/document.js';
import { schemaFidelity } from '../../generator/4-emit/lower/schema-fidelity.js';
import { noneOf } from '../../generator/4-emit/lower/patterns.js';
import { judge } from '../../generator/judge/judge.js';
import type { Form, Message, Operation } from '../../generator/model/model.js';
import { ruleUses } from '../../generator/model/rule-uses.js';
import { loadOperation } from '../support/model.js';
import { buildTexts, tinyText } from '../support/tiny.js';

const operations = await Promise.all([
  loadOperation(),
  loadOperation('get-allowance', 'test/cases/second-operation/in'),
  loadOperation('probe-wire', 'test/types/probe'),
  loadOperation('probe-null', 'test/types/probe'),
  loadOperation('create-orders', 'test/support/family'),
  loadOperation('update-plan', 'test/support/family'),
]);

interface Subject {
  readonly role: string;
  readonly message: Message;
  readonly form: Form;
}

function subjectsOf({ parameters, request, response }: Operation): readonly Subject[] {
  const of = (message: Message, form: Form): Subject => ({ role: message.role, message, form });
  return [
    ...(parameters ? [of(parameters, 'canonical')] : []),
    ...(request ? [of(request, 'canonical'), of(request, 'wire')] : []),
    of(response, 'canonical'),
  ];
}

/** Every schema object in a document, with the keyword that it stands under. */
function schemasIn(value: unknown, keyword = ''): readonly (readonly [string, unknown])[] {
  if (Array.isArray(value)) return value.flatMap((entry) => schemasIn(entry, keyword));
  if (typeof value !== 'object' || value === null) return [[keyword, value]];
  const isMap = keyword === 'properties' || keyword === '$defs' || keyword === 'schemas';
  const inner = Object.entries(value).flatMap(([key, one]) =>
    key === 'examples' || key === 'enum' || key === 'required' ? [] : schemasIn(one, isMap ? 'schema' : key),
  );
  return isMap ? inner : [[keyword, value], ...inner];
}

const annotations = ['$schema', '$id', '$comment', '$defs', 'title', 'description', 'examples', 'x-specwright'];

describe.each(operations)('the schemas of $name', (operation) => {
  const documents = [
    ...subjectsOf(operation).map(({ message, form }) => schemaDocument(operation, message.role, message, form)),
    documentOf(operation).components['schemas'] ?? {},
  ];

  it.each(subjectsOf(operation))(
    'compile unchanged in Ajv, strict and by default: $role, $form',
    ({ message, form }) => {
      const complain = (...words: unknown[]): never => {
        throw new Error(words.join(' '));
      };
      const logger = { log: complain, warn: complain, error: complain };
      for (const options of [{ strict: true }, {}]) {
        expect(new Ajv2020({ ...options, logger }).compile(schemaDocument(operation, 'it', message, form))).toBeTypeOf(
          'function',
        );
      }
    },
  );

  it('contain no keyword that other generators fail on, and no boolean schema', () => {
    for (const document of documents) {
      for (const [keyword, schema] of schemasIn(document, 'schema')) {
        if (
          keyword === 'schema' ||
          keyword === 'items' ||
          keyword === 'not' ||
          keyword === 'anyOf' ||
          keyword === 'allOf'
        )
          expect(schema).toBeTypeOf('object');
        if (typeof schema !== 'object' || schema === null) continue;
        for (const word of ['if', 'then', 'else', 'dependentRequired', 'dependentSchemas', 'const'])
          expect(Object.keys(schema)).not.toContain(word);
      }
    }
  });

  it('contain only annotations beside the allOf of a table', () => {
    for (const document of documents) {
      for (const [, schema] of schemasIn(document, 'schema')) {
        if (typeof schema !== 'object' || schema === null || !('allOf' in schema)) continue;
        const [first] = schema.allOf as Record<string, unknown>[];
        if (first?.['type'] !== 'object' || !('properties' in first)) continue;
        expect(Object.keys(schema).filter((key) => !annotations.includes(key))).toEqual(['allOf']);
      }
    }
  });

  it('name the row of an element in a comment, and in OpenAPI in an extension', () => {
    const [parameters] = documents;
    expect(JSON.stringify(parameters)).not.toContain('x-specwright');
    const extensions = schemasIn(documentOf(operation), '').flatMap(([keyword, value]) =>
      keyword === 'x-specwright' && typeof value === 'object' && value !== null ? [value] : [],
    );
    expect(extensions.length).toBeGreaterThan(0);
    for (const extension of extensions)
      expect(['table', 'row', 'presence', 'readings']).toEqual(expect.arrayContaining(Object.keys(extension)));
  });
});

it('a comment names table, row, presence and readings', () => {
  const schema = JSON.parse(readFileSync('generated/create-customer/request.schema.json', 'utf8')) as {
    $defs: { Contact: { allOf: [{ properties: { role: { $comment: string } } }] } };
  };
  expect(schema.$defs.Contact.allOf[0].properties.role.$comment).toBe('Contact data objects, row 3, M, R4');
});

describe('the pattern for any text except some', () => {
  // Few letters, so that texts begin alike, and those that mean something in a pattern.
  const some = fc.string({ unit: fc.constantFrom('a', 'b', '^', '-', ']', '\\', '.', 'é', '\n'), maxLength: 4 });

  it('matches exactly the other texts, in every mode of the engine', () => {
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 5 }), fc.array(some), (texts, others) => {
        for (const flags of ['', 'u']) {
          const pattern = new RegExp(noneOf(texts) ?? '', flags);
          for (const text of [...texts, ...others, ...texts.map((one) => `${one}a`)])
            expect(pattern.test(text), JSON.stringify([texts, text])).toBe(!texts.includes(text));
        }
      }),
      { numRuns: 500, seed: 20_26 },
    );
  });

  it('avoids what engines count differently or nest too deeply', () => {
    expect(noneOf(['a', '😀'])).toBeUndefined();
    expect(noneOf(['a'.repeat(101)])).toBeUndefined();
  });
});

describe('an element with a name that every JavaScript object inherits', () => {
  const rows = {
    kind: 'type: String, presence: M, enum: [P, Q]',
    toString: 'type: String, presence: CM, when: { field: kind, equals: P }',
    valueOf: 'type: String, presence: O',
  };
  const [operation] = buildTexts([tinyText(rows)]).operations;
  const request = operation?.request;
  if (!operation || !request) throw new Error('The operation was not built');
  const values: readonly object[] = [
    { kind: 'P' },
    { kind: 'Q' },
    { kind: 'P', toString: 'x' },
    { kind: 'Q', valueOf: 'x' },
  ];
  const wrong = (options: object): number => {
    const validate = new Ajv2020(options).compile(schemaDocument(operation, 'it', request, 'canonical'));
    return values.filter((value) => validate(value) !== (judge(request, 'canonical', value).violations.length === 0))
      .length;
  };

  it('has the right verdict from readers that look only at own properties', () => {
    expect(wrong({ ownProperties: true })).toBe(0);
    // Without that the rest of this would be idle.
    expect(wrong({})).toBeGreaterThan(0);
  });

  it('is noted in the ledger, and so are the conditions that depend on it', () => {
    const told = ruleUses(operation).flatMap((use) =>
      /ownProperties/.test(schemaFidelity(use).why ?? '') ? [use.rule.id] : [],
    );
    expect(told).toEqual(['Thing.toString.type', 'Thing.valueOf.type', 'Thing.condition.toString']);
  });
});
