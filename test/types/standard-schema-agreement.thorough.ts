/** The types, the JSON Schema and `validate` of a Standard Schema agree, for input and output. */
import type { StandardJSONSchemaV1, StandardSchemaV1 } from '@standard-schema/spec';
import { type AnySchema, Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { contextOf } from '../../generator/4-emit/emit.js';
import type { Ledger } from '../../generator/4-emit/ledger.js';
import { analyze } from '../../generator/analyze.js';
import type { Message, Operation } from '../../generator/model/model.js';
import type { Vector } from '../../generator/vectors/vectors.js';
import { compilers, typeErrors } from '../support/compiler.js';
import { importValidators } from '../support/emitted.js';
import { emittedFiles } from '../support/emitted-package.js';
import { literal, literalToCheck } from '../support/literal.js';

type Standard = StandardSchemaV1['~standard'] & StandardJSONSchemaV1['~standard'];

const folders = ['definitions', 'test/support/family', 'test/support/every-key', 'test/types/probe'];

function compiled(schema: Record<string, unknown>): ValidateFunction {
  return new Ajv2020({ strict: true, ownProperties: true }).compile(schema as AnySchema);
}

function standardOf(module: Readonly<Record<string, unknown>>, operation: Operation, role: 'request' | 'response') {
  const name = `${operation.camelName}${role === 'request' ? 'Request' : 'Response'}`;
  return (module[name] as { readonly '~standard': Standard })['~standard'];
}

/** The value that `validate` gives, or undefined for one that it refuses. */
function given(standard: Standard, value: unknown): { readonly value: unknown } | undefined {
  const result = standard.validate(value);
  if (result instanceof Promise) throw new Error('A generated schema answers at once');
  return result.issues ? undefined : { value: result.value };
}

const options = { target: 'draft-2020-12' } as const;

describe.each(folders)('the Standard Schemas of %s', (folder) => {
  let operations: readonly Operation[];
  const modules = new Map<Operation, Readonly<Record<string, unknown>>>();
  const vectors = new Map<Operation, readonly Vector[]>();
  const ledgers = new Map<Operation, Ledger>();
  beforeAll(async () => {
    ({ operations } = (await analyze(folder)).model);
    for (const operation of operations) {
      modules.set(operation, await importValidators(operation));
      const context = contextOf(operation, () => ({ content: '' }));
      vectors.set(operation, (await context.vectors?.()) ?? []);
      ledgers.set(operation, await context.ledger());
    }
  });

  /** Each message with its Standard Schema and its vectors in wire form. */
  function each(
    look: (seen: { standard: Standard; own: readonly Vector[]; ledger: Ledger; name: string }) => void,
  ): void {
    expect(operations.length).toBeGreaterThan(0);
    for (const operation of operations) {
      const messages: readonly (Message | undefined)[] = [operation.request, operation.response];
      for (const message of messages) {
        if (!message || (message.role !== 'request' && message.role !== 'response')) continue;
        const standard = standardOf(modules.get(operation) ?? {}, operation, message.role);
        const own = (vectors.get(operation) ?? []).filter((vector) => vector.message === message.role);
        expect(own.length).toBeGreaterThan(20);
        look({ standard, own, ledger: ledgers.get(operation) ?? { targets: [], rows: [] }, name: message.typeName });
      }
    }
  }

  it('accept what their JSON Schema of the input accepts, apart from rules that the ledger marks as weaker', () => {
    each(({ standard, own, ledger, name }) => {
      const accepts = compiled(standard.jsonSchema.input(options));
      const isLost = (role: string, id: string): boolean =>
        ledger.rows.some(
          ({ message, rule, targets }) =>
            message === role && rule.id === id && targets['json-schema']?.level !== 'exact',
        );
      const wrong = own
        .filter(({ form }) => form === 'wire')
        .filter(({ message, input, violations }) => {
          const isAccepted = given(standard, input) !== undefined;
          if (accepts(input) === isAccepted) return false;
          return isAccepted || !violations.every(({ rule }) => isLost(message, rule));
        });
      expect(
        wrong.map(({ id }) => id),
        name,
      ).toEqual([]);
    });
  });

  it('return values that their JSON Schema of the output accepts, and that they accept unchanged', () => {
    each(({ standard, own, name }) => {
      const accepts = compiled(standard.jsonSchema.output(options));
      let count = 0;
      for (const { id, input } of own) {
        const result = given(standard, input);
        if (!result) continue;
        count++;
        expect(accepts(result.value), `${id} ${JSON.stringify(accepts.errors)}`).toBe(true);
        expect(given(standard, result.value), id).toEqual(result);
      }
      expect(count, name).toBeGreaterThan(10);
    });
  });

  it('accept every value of their output type', () => {
    each(({ standard, own, name }) => {
      const accepts = compiled(standard.jsonSchema.output(options));
      const canonical = own.filter(({ form, valid, input }) => form === 'canonical' && valid && accepts(input));
      expect(canonical.length, name).toBeGreaterThan(10);
      expect(canonical.filter(({ input }) => !given(standard, input)).map(({ id }) => id)).toEqual([]);
    });
  });

  it('have an input type that fits every accepted value, and an output type that fits every returned value', async () => {
    const files = Object.fromEntries(await emittedFiles(folder, { warnings: true }));
    const sources = Object.fromEntries(Object.entries(files).filter(([path]) => path.endsWith('.ts')));
    const users: Record<string, string> = {};
    for (const operation of operations) {
      const own = (vectors.get(operation) ?? []).filter(
        // An object of nothing but elements that no table lists is a mistake to TypeScript.
        ({ message, form, valid, applied = [] }) =>
          message === 'request' && form === 'wire' && valid && !applied.some(({ kind }) => kind === 'unknown'),
      );
      if (!operation.request) continue;
      expect(own.length).toBeGreaterThan(20);
      const schema = `${operation.camelName}Request`;
      users[`user-of-${operation.name}.ts`] = [
        `import { ${schema} } from './${operation.name}/validators.js';`,
        `type Types = NonNullable<(typeof ${schema})['~standard']['types']>;`,
        // Not a fresh literal: elements that no table lists are no mistake. Several vectors have one value.
        ...[...new Set(own.map(({ input }) => literal(input)))].map(
          (text, index) => `const i${index} = ${text} as const; i${index} satisfies Types['input'];`,
        ),
        ...new Set(own.map(({ value }) => `(${literalToCheck(value)}) satisfies Types['output'];`)),
        `export const wrong = { a: 1 } satisfies Types['input']; // the one error`,
      ].join('\n');
    }
    expect(Object.keys(users)).not.toEqual([]);
    const wrong = Object.entries(users).map(([file, text]) => `${file}:${text.split('\n').length}`);
    // One program, since each of them checks the whole package.
    for (const ts of Object.values(compilers)) {
      const errors = typeErrors(ts, { ...sources, ...users });
      expect(errors.map(({ file, line }) => `${file}:${line}`).sort()).toEqual(wrong.sort());
    }
  });
});
