/** Tools that check an OpenAPI document as a whole. Each returns its findings, one per line. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import SwaggerParser from '@apidevtools/swagger-parser';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { at } from '../paths.js';

const require = createRequire(import.meta.url);
const { convert } = require('openapi-to-postmanv2');

/** The output of a command, whatever its exit code. */
function run(script, ...args) {
  try {
    return execFileSync(process.execPath, [at(script), ...args], { cwd: at('build'), encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    // The command fails if it has findings.
    if (!error.stdout) throw error;
    return error.stdout;
  }
}

export const documentTools = [
  {
    name: 'swagger-parser',
    from: '@apidevtools/swagger-parser',
    does: 'validates',
    look: (path) => SwaggerParser.validate(path).then(() => []),
  },
  {
    name: 'Spectral',
    from: '@stoplight/spectral-cli',
    does: 'lints by `spectral:oas`',
    look(path) {
      writeFileSync(at('build/spectral.yaml'), 'extends: [spectral:oas]\n');
      const spectral = 'node_modules/@stoplight/spectral-cli/dist/index.js';
      const found = run(spectral, 'lint', '--ruleset', at('build/spectral.yaml'), '--format', 'json', '--quiet', path);
      return JSON.parse(found).map(({ code, message, path: place }) => `${code} at ${place.join('/')}: ${message}`);
    },
  },
  {
    name: 'Redocly',
    from: '@redocly/cli',
    does: 'lints by its recommended rules',
    look(path) {
      const redocly = 'node_modules/@redocly/cli/bin/cli.js';
      const { problems } = JSON.parse(run(redocly, 'lint', '--extends', 'recommended', '--format', 'json', path));
      return problems.map(({ ruleId, message }) => `${ruleId}: ${message}`);
    },
  },
  {
    name: "Postman's converter",
    from: 'openapi-to-postmanv2',
    does: 'makes requests of the examples, which are valid',
    async look(path, operations) {
      const data = readFileSync(path, 'utf8');
      const { result, reason, output } = await new Promise((resolve, reject) => {
        const options = { requestParametersResolution: 'Example', stackLimit: 50 };
        convert({ type: 'string', data }, options, (error, converted) => (error ? reject(error) : resolve(converted)));
      });
      if (!result) return [reason];
      const requests = requestsOf(output[0].data);
      return operations.flatMap(({ name, title }) => {
        const schema = JSON.parse(readFileSync(at(`build/generated/${name}/request.schema.json`), 'utf8'));
        if (!schema.examples) return [];
        const body = requests.find((item) => item.name === title)?.request.body.raw;
        return body !== undefined && new Ajv2020().validate(schema, JSON.parse(body)) ? [] : [`${name}: ${body}`];
      });
    },
  },
];

function requestsOf({ item }) {
  return item.flatMap((one) => (one.item ? requestsOf(one) : [one]));
}
