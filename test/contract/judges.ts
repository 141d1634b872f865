/** Everything that passes judgement on a create-customer message: the reference judge, and what is generated. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type AnySchema, Ajv2020 } from 'ajv/dist/2020.js';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import { parse } from 'yaml';
import { type Judgement, judge as reference } from '../../generator/judge.js';
import type { Form, MessageRole, Operation, Violation } from '../../generator/model.js';

const folder = 'generated/create-customer';

/** A verdict, with as much detail as the judge gives. */
export interface Opinion {
  readonly isGood: boolean;
  readonly violations?: readonly Violation[];
  /** `pointer message`, of a judge that has no violations to show. */
  readonly messages?: readonly string[];
  readonly applied?: Judgement['applied'];
  readonly value?: unknown;
  readonly kind?: 'success' | 'failure' | undefined;
}

export interface Judge {
  readonly name: string;
  /** False for a schema, which cannot count bytes of UTF-8. */
  readonly countsBytes: boolean;
  /** What it says of a value; undefined where it does not know the message in that form. */
  readonly judge: (message: MessageRole, form: Form, value: unknown) => Opinion | undefined;
}

export async function loadJudges(operation: Operation): Promise<readonly Judge[]> {
  return [
    referenceJudge(operation),
    ...(await validatorJudges(`${folder}/validators.ts`)),
    schemaJudge('request.schema.json', 'request', 'canonical', readJson('request.schema.json')),
    schemaJudge('request.wire.schema.json', 'request', 'wire', readJson('request.wire.schema.json')),
    schemaJudge('response.schema.json', 'response', 'canonical', readJson('response.schema.json')),
    schemaJudge('parameters.schema.json', 'parameters', 'canonical', readJson('parameters.schema.json')),
    schemaJudge('openapi.yaml request', 'request', 'canonical', openapiSchema('CreateCustomerRequest')),
    schemaJudge('openapi.yaml response', 'response', 'canonical', openapiSchema('CreateCustomerResponse')),
  ];
}

export function referenceJudge(operation: Operation): Judge {
  return {
    name: 'reference judge',
    countsBytes: true,
    judge: (role, form, value) => {
      const message = operation[role];
      if (!message) return undefined;
      const found = reference(message, form, value);
      return { isGood: found.violations.length === 0, ...found };
    },
  };
}

type Parsed =
  | { ok: true; value: unknown; applied?: Judgement['applied']; kind?: 'success' | 'failure' }
  | { ok: false; violations: readonly Violation[] };

interface Validators {
  readonly is: (value: unknown) => boolean;
  readonly validate: (value: unknown) => readonly Violation[];
  readonly parse: (value: unknown) => Parsed;
}

/** The generated functions: `validate` with `parse`, `is`, and the Standard Schema. */
async function validatorJudges(file: string): Promise<readonly Judge[]> {
  const module = (await import(pathToFileURL(resolve(file)).href)) as Readonly<Record<string, unknown>>;
  // The functions of one message, by the names that DECISIONS gives them; a missing one fails as it is called.
  const named = (verb: string, role: MessageRole): unknown =>
    module[`${verb}CreateCustomer${{ request: 'Request', response: 'Response', parameters: 'Parameters' }[role]}`];
  const functions = (role: MessageRole): Validators =>
    ({ is: named('is', role), validate: named('validate', role), parse: named('parse', role) }) as Validators;
  const standards = {
    parameters: module['createCustomerParameters'],
    request: module['createCustomerRequest'],
    response: module['createCustomerResponse'],
  } as Readonly<Record<MessageRole, StandardSchemaV1 | undefined>>;
  return [
    {
      name: 'validators.ts validate and parse',
      countsBytes: true,
      judge: (role, form, value) => {
        const { validate, parse: read } = functions(role);
        if (form === 'canonical') {
          const violations = validate(value);
          return { isGood: violations.length === 0, violations };
        }
        const { ok, ...rest } = read(value);
        return { isGood: ok, violations: [], ...rest };
      },
    },
    {
      name: 'validators.ts is',
      countsBytes: true,
      judge: (role, form, value) => (form === 'canonical' ? { isGood: functions(role).is(value) } : undefined),
    },
    {
      name: 'validators.ts Standard Schema',
      countsBytes: true,
      judge: (role, form, value) => {
        const standard = form === 'wire' ? standards[role]?.['~standard'] : undefined;
        const result = standard?.validate(value);
        if (!result) return undefined;
        if (result instanceof Promise) throw new Error('a Standard Schema that is not synchronous');
        return result.issues
          ? { isGood: false, messages: result.issues.map(issueLine) }
          : { isGood: true, value: result.value };
      },
    },
  ];
}

/** { path: ['a', 0], message: 'm' } -> '/a/0 m' */
function issueLine({ path = [], message }: StandardSchemaV1.Issue): string {
  const keys = path.map((key) => (typeof key === 'object' ? key.key : key));
  return `${keys.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')} ${message}`;
}

function schemaJudge(name: string, message: MessageRole, form: Form, schema: AnySchema): Judge {
  const complain = (...words: unknown[]): never => {
    throw new Error(`${name}: ${words.join(' ')}`);
  };
  const ajv = new Ajv2020({
    strict: true,
    allErrors: true,
    logger: { log: complain, warn: complain, error: complain },
  });
  ajv.addKeyword('x-specwright');
  const validate = ajv.compile(schema);
  return {
    name,
    countsBytes: false,
    judge: (role, asked, value) =>
      role === message && asked === form ? { isGood: validate(value) === true } : undefined,
  };
}

function readJson(file: string): AnySchema {
  return JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as AnySchema;
}

/** A component of the OpenAPI document as a schema of its own: the other components become its `$defs`. */
function openapiSchema(name: string): AnySchema {
  const document = parse(readFileSync(`${folder}/openapi.yaml`, 'utf8')) as { components: { schemas: object } };
  const schemas = JSON.stringify(document.components.schemas).replaceAll('"#/components/schemas/', '"#/$defs/');
  return { $ref: `#/$defs/${name}`, $defs: JSON.parse(schemas) as object };
}
