/**
 * `node prepare.js [FOLDER]`: of the definitions of the project and of those beside this file, or of a folder's instead.
 * Makes build/: what specwright makes of the definitions, and the payloads that are tried on what others make of that.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { analyze } from '../../dist/analyze.js';
import { vectorsOf } from '../../dist/vectors/vectors.js';
import { at } from './paths.js';

const definitions = at('build/definitions');
rmSync(at('build'), { recursive: true, force: true });
mkdirSync(definitions, { recursive: true });
const [own] = process.argv.slice(2);
for (const folder of own === undefined ? [at('../../definitions'), at('definitions')] : [own])
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.spec.yaml')))
    copyFileSync(`${folder}/${name}`, `${definitions}/${name}`);

const command = ['generate', '--definitions', definitions, '--out', at('build/generated'), '--no-handlers'];
execFileSync(process.execPath, [at('../../dist/bundle/main.js'), ...command], { stdio: ['ignore', 'ignore', 'pipe'] });

const { model } = await analyze(definitions);
const operations = [];
for (const operation of model.operations) {
  const payloads = (await vectorsOf(operation)).flatMap((vector) => {
    // Of a response there is only what is written; schemas of what a reader takes are not made.
    if (vector.message === 'parameters' || (vector.message === 'response' && vector.form === 'wire')) return [];
    const { id, message, form, valid } = vector;
    const { root, unknown } = operation[message];
    const literal = unknown.canonical === 'keep' ? { literal: pruned(root, vector.input) } : {};
    return [
      { id, message, form, valid, breaks: valid ? [] : kindsOf(operation, vector), input: vector.input, ...literal },
    ];
  });
  const { name, method, path, request, response } = operation;
  const schemas = { ...(request ? { request: request.typeName } : {}), response: response.typeName };
  operations.push({ name, title: operation.title, method, path, schemas, payloads });
}
// An element of an own `__proto__` comes through JSON as it is.
writeFileSync(at('build/operations.json'), JSON.stringify(operations));

/**
 * The value without elements that no table lists, where those are kept: the compiler calls them a mistake of a fresh
 * literal, which is not what a reader has.
 */
function pruned({ fields }, value) {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((entry) => pruned({ fields }, entry));
  const known = Object.entries(value).flatMap(([name, inner]) => {
    const field = fields.find((one) => one.name === name);
    if (!field) return [];
    return [[name, field.type.kind === 'object' ? pruned(field.type.shape, inner) : inner]];
  });
  return Object.fromEntries(known);
}

/** Kinds of the rules that a payload breaks, each once; `range` where only a range that depends on a sibling is left. */
function kindsOf(operation, { message, input, violations }) {
  const kinds = violations.map(({ rule, pointer }) => {
    const [shape, element, kind] = rule.split('.');
    if (element === 'condition') return 'condition';
    const field = operation[message].shapes
      .find(({ name }) => name === shape)
      ?.fields.find(({ name }) => name === element);
    if (!field || (kind !== 'minimum' && kind !== 'maximum')) return kind ?? element;
    const value = pointer
      .split('/')
      .slice(1)
      .reduce((inner, key) => inner[key], input);
    const { minimum = -Infinity, maximum = Infinity } = field.type;
    return value >= minimum && value <= maximum ? 'range' : kind;
  });
  return [...new Set(kinds)].sort();
}
