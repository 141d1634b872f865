import { registerSchema, unregisterSchema, type Validator, validate } from '@hyperjump/json-schema/draft-2020-12';
import type { Json } from '@hyperjump/json-pointer';
import type { Judge, Outputs } from '../judge.js';
import { jsonSchemas } from './schemas.js';

/** An implementation of JSON Schema that shares nothing with Ajv, on the same files. */
export async function hyperjumpJudge(outputs: Outputs): Promise<Judge> {
  const dialect = 'https://json-schema.org/draft/2020-12/schema';
  const compiled: { message: string; form: string; judge: Validator }[] = [];
  for (const { file, message, form, schema } of jsonSchemas(outputs)) {
    const uri = `https://example.com/${outputs.operation.name}/${file}`;
    registerSchema({ ...schema, $id: uri }, uri, dialect);
    compiled.push({ message, form, judge: await validate(uri) });
    unregisterSchema(uri);
  }
  return {
    name: 'Hyperjump on JSON Schema',
    target: 'json-schema',
    judge: (role, form, value) => {
      const found = compiled.find((one) => one.message === role && one.form === form);
      return found && { isGood: found.judge(value as Json).valid };
    },
  };
}
