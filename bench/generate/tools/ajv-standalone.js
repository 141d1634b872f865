/** Compiles every schema of ./schemas to a module of its own in ./out, as the documentation of Ajv does it. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';

mkdirSync('out', { recursive: true });
const ajv = new Ajv2020({ allErrors: true, code: { source: true, esm: true } });
for (const name of readdirSync('schemas')) {
  const validate = ajv.compile(JSON.parse(readFileSync(`schemas/${name}`, 'utf8')));
  writeFileSync(`out/${name.replace(/json$/, 'js')}`, standaloneCode.default(ajv, validate));
}
