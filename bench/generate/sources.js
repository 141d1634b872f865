/**
 * The operation of definitions/, copied: what every tool reads. Copy k has a name, a path and types of its own. An OpenAPI
 * document of the copies is made of the generated one, their schemas of the generated ones, and their TypeSpec of a file
 * beside this one, so all tools read the same tables.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
// Of the repository itself, because specwright can be measured alone.
import { parse } from 'yaml';

const at = (file) => new URL(file, import.meta.url);
const read = (file) => readFileSync(at(file), 'utf8');
const generated = '../../generated/';

/** What a change of an operation changes: a value of an enum, which every output of every tool has to show. */
const CHANGED = 'SUSPEND';

export function renamed(text, copy) {
  return text
    .replaceAll('create-customer', `create-customer-${copy}`)
    .replaceAll(/([Cc])reateCustomer/g, `$1reateCustomer${copy}`)
    .replaceAll('Create Customer', `Create Customer ${copy}`)
    .replaceAll('customer/{id}', `customer-${copy}/{id}`);
}

/** A text for each copy; the last one has the word of the change. */
const copies = (text, count, word) =>
  Array.from({ length: count }, (_, index) => {
    const own = renamed(text, index + 1);
    return index + 1 === count ? own.replaceAll(CHANGED, word) : own;
  });

export function definitions(count, word) {
  return [
    ['definitions/definition.schema.json', read('../../definitions/definition.schema.json')],
    ['definitions/common.spec.yaml', read('../../definitions/common.spec.yaml')],
    ...copies(read('../../definitions/create-customer.spec.yaml'), count, word).map((text, index) => [
      `definitions/create-customer-${index + 1}.spec.yaml`,
      text,
    ]),
  ];
}

/**
 * As JSON and without extensions of ours, which is the form that the other tools are fastest with. It is put together as
 * text: a document of a thousand operations takes a library long.
 */
export function openapi(count, word) {
  const { paths, components, ...rest } = parse(read(`${generated}openapi.yaml`), withoutExtensions);
  const { schemas, ...shared } = components;
  const entries = Object.entries(schemas);
  const own = entries.filter(([name]) => name.startsWith('CreateCustomer'));
  const common = entries.filter((entry) => !own.includes(entry));
  const members = (object) => JSON.stringify(object).slice(1, -1);
  const all = (object) => copies(members(object), count, word);
  const allSchemas = [members(Object.fromEntries(common)), ...all(Object.fromEntries(own))].join();
  return [
    [
      'openapi.json',
      `{${members(rest)},"paths":{${all(paths).join()}},"components":{${members(shared)},"schemas":{${allSchemas}}}}\n`,
    ],
  ];
}

const withoutExtensions = (name, value) => (name === 'x-specwright' ? undefined : value);

export function schemas(count, word) {
  return ['request', 'response'].flatMap((message) =>
    copies(read(`${generated}create-customer/${message}.schema.json`), count, word).map((text, index) => [
      `schemas/create-customer-${index + 1}.${message}.json`,
      text,
    ]),
  );
}

export function typespec(count, word) {
  const own = copies(read('create-customer.tsp'), count, word);
  return [
    ['common.tsp', read('common.tsp')],
    ['main.tsp', own.map((_, index) => `import "./create-customer-${index + 1}.tsp";\n`).join('')],
    ...own.map((text, index) => [`create-customer-${index + 1}.tsp`, text]),
  ];
}

/** Writes what differs, and nothing else: the other files keep their times. */
export function write(folder, files) {
  for (const [name, text] of files) {
    const file = join(folder, name);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
