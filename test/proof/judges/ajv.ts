import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { isPlainObject } from '../../../generator/judge/values.js';
import type { Judge, Outputs } from '../judge.js';
import { jsonSchemas, type MessageSchema, openapiSchemas } from './schemas.js';

/** Ajv in strict mode on the JSON Schemas and on the OpenAPI documents; a warning of it is an error. */
export function ajvJudges(outputs: Outputs): readonly Judge[] {
  return [
    ajvJudge('Ajv on JSON Schema', 'json-schema', jsonSchemas(outputs)),
    openapiJudge('Ajv on OpenAPI', openapiSchemas(outputs.operation, outputs.read('openapi.yaml'))),
    openapiJudge('Ajv on the OpenAPI of all operations', openapiSchemas(outputs.operation, outputs.bundle)),
  ];
}

function openapiJudge(name: string, schemas: readonly MessageSchema[]): Judge {
  const onOpenapi = ajvJudge(name, 'openapi', schemas);
  return {
    ...onOpenapi,
    // Parameters are found by name: there is no such thing as parameters that are no object.
    judge: (role, form, value) =>
      role === 'parameters' && !isPlainObject(value) ? undefined : onOpenapi.judge(role, form, value),
  };
}

/** By target and schema: operations and runs share responses, and outputs that are broken elsewhere. */
const known = new Map<string, ValidateFunction>();

function ajvJudge(name: string, target: string, schemas: readonly MessageSchema[]): Judge {
  const complain = (...words: unknown[]): never => {
    throw new Error(`${name}: ${words.join(' ')}`);
  };
  // Own properties only: without the option Ajv finds `constructor` in every object.
  const options = { strict: true, ownProperties: true, logger: { log: complain, warn: complain, error: complain } };
  const compiled = schemas.map(({ message, form, schema }) => {
    const key = `${target} ${JSON.stringify(schema)}`;
    const validate = known.get(key) ?? compile();
    known.set(key, validate);
    return { message, form, validate };

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
      const found = compiled.find((one) => one.message === role && one.form === form);
      return found && { isGood: found.validate(value) === true };
    },
  };
}
