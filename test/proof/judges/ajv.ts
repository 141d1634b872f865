import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { isPlainObject } from '../../../generator/judge/values.js';
import { comesAsTexts } from '../../../generator/model/messages.js';
import type { Operation } from '../../../generator/model/model.js';
import { perProcess } from '../../support/per-process.js';
import type { Judge, Outputs } from '../judge.js';
import { endingsOf } from './calls.js';
import { jsonSchemas, type MessageSchema, openapiSchemas } from './schemas.js';

/** Ajv in strict mode on the JSON Schemas and on the OpenAPI documents; a warning of it is an error. */
export function ajvJudges(outputs: Outputs): readonly Judge[] {
  return [
    ajvJudge('Ajv on JSON Schema', 'json-schema', jsonSchemas(outputs)),
    openapiJudge('Ajv on OpenAPI', outputs.operation, outputs.read('openapi.yaml')),
    openapiJudge('Ajv on the OpenAPI of all operations', outputs.operation, outputs.bundle),
  ];
}

function openapiJudge(name: string, operation: Operation, text: string): Judge {
  const schemas = openapiSchemas(operation, text);
  const statusesOf = (value: unknown): readonly string[] => {
    const known = schemas.flatMap(({ status = [] }) => status);
    return endingsOf(operation, value).map(({ status }) =>
      known.includes(String(status)) ? String(status) : 'default',
    );
  };
  const onOpenapi = ajvJudge(name, 'openapi', schemas, statusesOf);
  return {
    ...onOpenapi,
    // Parameters and headers are found by name: there is no such thing as parameters that are no object.
    judge: (role, form, value) =>
      comesAsTexts({ role }) && !isPlainObject(value) ? undefined : onOpenapi.judge(role, form, value),
  };
}

/** By target and schema: operations and runs share responses, and outputs that are broken elsewhere. */
const known = perProcess('compiled schemas', () => new Map<string, ValidateFunction>());

function ajvJudge(
  name: string,
  target: string,
  schemas: readonly MessageSchema[],
  statusesOf: (value: unknown) => readonly string[] = () => [],
): Judge {
  const complain = (...words: unknown[]): never => {
    throw new Error(`${name}: ${words.join(' ')}`);
  };
  // Own properties only: without the option Ajv finds `constructor` in every object.
  const options = { strict: true, ownProperties: true, logger: { log: complain, warn: complain, error: complain } };
  const compiled = schemas.map(({ message, form, schema, status }) => {
    const key = `${target} ${JSON.stringify(schema)}`;
    const validate = known.get(key) ?? compile();
    known.set(key, validate);
    return { message, form, validate, status };

    function compile(): ValidateFunction {
      const ajv = new Ajv2020(options);
      // What only says how to read a value decides nothing.
      if (target === 'openapi') ajv.addVocabulary(['x-specwright', 'discriminator']);
      return ajv.compile(schema);
    }
  });
  return {
    name,
    target,
    judge: (role, form, value) => {
      const own = compiled.filter((one) => one.message === role && one.form === form);
      const [first] = own;
      if (first?.status === undefined) return first && { isGood: first.validate(value) === true };
      const statuses = statusesOf(value);
      const meant = own.filter(({ status = '' }) => statuses.includes(status));
      return { isGood: meant.some(({ validate }) => validate(value) === true) };
    },
  };
}
