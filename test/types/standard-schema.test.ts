import { describe, expect, it } from 'vitest';
import type { StandardJSONSchemaV1, StandardSchemaV1 } from '@standard-schema/spec';
import { contextOf } from '../../generator/4-emit/emit.js';
import { typesTarget } from '../../generator/4-emit/targets/types/types.js';
import { schemasTarget } from '../../generator/4-emit/targets/validators/schemas.js';
import { validatorsTarget } from '../../generator/4-emit/targets/validators/validators.js';
import { compilers, typeErrors } from '../support/compiler.js';
import { effort } from '../support/effort.js';
import { importValidators, runtimeFiles } from '../support/emitted.js';
import { loadOperation } from '../support/model.js';

const operation = await loadOperation();
const module = await importValidators(operation);
// Whether it really is one is what the compiler is asked further down.
const request = module['createCustomerRequest'] as StandardSchemaV1 & StandardJSONSchemaV1;
const response = module['createCustomerResponse'] as StandardSchemaV1 & StandardJSONSchemaV1;

describe.each(Object.entries(compilers))('the emitted modules under TypeScript %s', (_, ts) => {
  // The next test has those of create-customer in its program, together with other modules.
  it.each(
    effort(
      [],
      [
        ['create-customer', 'definitions'],
        ['probe-wire', 'test/types/probe'],
        ['probe-null', 'test/types/probe'],
      ],
    ),
  )('of %s type-check without the DOM and Node', async (name, folder) => {
    expect(typeErrors(ts, await modulesOf(name, folder))).toEqual([]);
  });

  it('are Standard Schemas and Standard JSON Schemas', async () => {
    const user = `
      import type { StandardJSONSchemaV1, StandardSchemaV1 } from '@standard-schema/spec';
      import type { CreateCustomerRequest, CreateCustomerResponse, ParsedCreateCustomerRequest } from './create-customer/types.js';
      import { createCustomerRequest, createCustomerResponse } from './create-customer/validators.js';
      import type { WireForm } from './validation/standard-schema.js';
      export const request: StandardSchemaV1<WireForm<CreateCustomerRequest>, ParsedCreateCustomerRequest> = createCustomerRequest;
      export const requestJson: StandardJSONSchemaV1<WireForm<CreateCustomerRequest>, ParsedCreateCustomerRequest> = createCustomerRequest;
      export const response: StandardSchemaV1<unknown, CreateCustomerResponse> = createCustomerResponse;
      export const responseJson: StandardJSONSchemaV1<unknown, CreateCustomerResponse> = createCustomerResponse;
      export const output = (value: StandardSchemaV1.InferOutput<typeof createCustomerRequest>): ParsedCreateCustomerRequest => value;
      export const wrong: StandardSchemaV1<{ id: number }> = createCustomerRequest; // the one error
    `;
    const errors = typeErrors(ts, { ...(await modulesOf('create-customer', 'definitions')), 'user.ts': user });
    const line = user.split('\n').findIndex((text) => text.includes('the one error')) + 1;
    expect(errors.map((error) => `${error.file}:${error.line}`)).toEqual([`user.ts:${line}`]);
  });
});

async function modulesOf(name: string, folder: string): Promise<Record<string, string>> {
  const loaded = await loadOperation(name, folder);
  const files = await Promise.all(
    [typesTarget, schemasTarget, validatorsTarget].map(async ({ emitOperation }) =>
      emitOperation(
        loaded,
        contextOf(loaded, () => ({ content: '' })),
      ),
    ),
  );
  return Object.fromEntries([...files.flat().map(({ path, content }) => [path, content] as const), ...runtimeFiles()]);
}

describe('a Standard Schema', () => {
  it('validates the wire form and returns the canonical form', () => {
    const result = request['~standard'].validate({ status: 'active', currency: 'eur', name: '' });
    expect(result).toEqual({
      value: {
        status: 'ACTIVE',
        type: 'PRIVATE',
        currency: 'EUR',
        allowOfferDelegation: false,
        isAllowedImeiLock: false,
        mfaConfiguration: 'MANDATORY',
      },
    });
  });

  it('reports what is wrong, and where', () => {
    const contact = { role: 'NONE', identity: [{ idType: 'ID' }], mobilePhoneNumber: '31' };
    const result = request['~standard'].validate({ status: 'ACTIVE', currency: 'EUR', contact });
    expect(result).toEqual({
      issues: [{ message: 'idNumber is mandatory', path: ['contact', 'identity', '0', 'idNumber'] }],
    });
    expect(request['~standard'].validate(null)).toEqual({
      issues: [{ message: 'Request must be an object', path: [] }],
    });
  });

  it('validates responses', () => {
    const failure = { errorCode: 'GLOBAL_1001', content: [], pageable: null };
    expect(response['~standard'].validate(failure)).toEqual({
      value: { errorCode: 'GLOBAL_1001', content: '', pageable: '' },
    });
    expect(response['~standard'].validate({})).toMatchObject({ issues: [{}, {}] });
  });

  it('names its vendor', () => {
    expect(request['~standard']).toMatchObject({ version: 1, vendor: 'specwright' });
  });

  it('has a JSON Schema only for the dialect that can express every rule', () => {
    const { input, output } = request['~standard'].jsonSchema;
    expect(input({ target: 'draft-2020-12' })).toMatchObject({ title: 'CreateCustomerRequest', type: 'object' });
    expect(output({ target: 'draft-2020-12' })).toMatchObject({ title: 'CreateCustomerRequest', type: 'object' });
    for (const target of ['draft-07', 'openapi-3.0', 'constructor']) {
      expect(() => input({ target })).toThrow(`There is no JSON Schema for ${target}`);
      expect(() => output({ target })).toThrow(`There is no JSON Schema for ${target}`);
    }
  });
});
