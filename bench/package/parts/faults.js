/** Faults that users met once, each tried from the tarball. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format } from 'prettier';
import { npx, runNode } from '../processes.js';
import { assert, row } from '../rows.js';
import { installed, newestNode, oldestNode } from '../tools.js';

/** What `yarn add` of a new project installs, with Plug'n'Play. */
const yarnVersion = '4.5.0';

export async function faults({ project, consumer, specwright: tarball }) {
  const on = 'specwright, from the tarball';
  const command = join(project, 'node_modules/.bin/specwright');
  /** What a command prints in a folder, and whether it succeeds. */
  const specwright = (folder, node, ...args) =>
    runNode(node.path, [command, ...args], { cwd: folder }).then(
      ({ out, err }) => ({ text: out + err, succeeds: true }),
      ({ message }) => ({ text: message, succeeds: false }),
    );
  const generate = async (folder, ...args) => {
    const { text, succeeds } = await specwright(folder, newestNode, 'generate', ...args);
    assert(succeeds, text);
    return text;
  };
  /** A project of its own, with the example of `init` or with definitions. */
  const projectOf = async (name, definitions) => {
    const folder = join(project, 'faults', name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    if (definitions === undefined) await specwright(folder, newestNode, 'init', '--yes');
    else writeFileSync(join(folder, 'specwright.config.json'), '{ "handlers": false }');
    for (const [file, text] of Object.entries(definitions ?? {})) write(folder, `definitions/${file}.spec.yaml`, text);
    if (definitions)
      cpSync(join(project, 'definitions/library/common.spec.yaml'), join(folder, 'definitions/common.spec.yaml'));
    return folder;
  };
  const refuses = async (name, definitions, code) => {
    const { text, succeeds } = await specwright(await projectOf(name, definitions), newestNode, 'generate');
    assert(!succeeds && text.includes(` ${code} `), text);
    return `\`${code}\``;
  };
  const compiles = async (name, definitions) => {
    const folder = await projectOf(name, definitions);
    await generate(folder);
    const options = ['--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext'];
    const sources = readdirSync(join(folder, 'generated'), { recursive: true }).filter((path) => path.endsWith('.ts'));
    const compiler = installed('typescript-6.0/bin/tsc');
    await runNode(newestNode.path, [compiler, ...options, ...sources.map((path) => `generated/${path}`)], {
      cwd: folder,
    });
    return folder;
  };
  const page = 'definitions/get-allowance.spec.yaml';

  return [
    await row('a definition that is moved and renamed to .yml', on, async () => {
      const folder = await projectOf('moved');
      mkdirSync(join(folder, 'definitions/sub'));
      renameSync(join(folder, page), join(folder, 'definitions/sub/allowance.spec.yml'));
      const text = await generate(folder);
      assert(/0 files written, \d+ unchanged, 0 removed/.test(text), text);
      return 'no file changes';
    }),
    await row('a definition that is called as none', on, async () => {
      const folder = await projectOf('misnamed');
      renameSync(join(folder, page), join(folder, 'definitions/get-allowance.yaml'));
      const { text } = await specwright(folder, newestNode, 'generate');
      assert(text.includes('definition-not-read') && existsSync(join(folder, 'generated/get-allowance')), text);
      return '`definition-not-read`';
    }),
    await row('an operation that is removed', on, async () => {
      const folder = await projectOf('removed');
      await specwright(folder, newestNode, 'new', 'operation', 'create-order');
      await generate(folder);
      rmSync(join(folder, page));
      const { text } = await specwright(folder, newestNode, 'generate');
      assert(text.includes('--prune') && existsSync(join(folder, 'generated/get-allowance/types.ts')), text);
      await generate(folder, '--prune');
      assert(!existsSync(join(folder, 'generated/get-allowance/types.ts')), 'It is not removed with --prune');
      return 'its files are removed with --prune only';
    }),
    await row('another layout by Prettier', on, async () => {
      const folder = await projectOf('layout');
      const file = join(folder, 'generated/get-allowance/types.ts');
      writeFileSync(
        file,
        await format(readFileSync(file, 'utf8'), { parser: 'typescript', useTabs: true, semi: false }),
      );
      const { text, succeeds } = await specwright(folder, newestNode, 'check');
      assert(!succeeds && /layout/.test(text) && text.length < 20_000, text);
      await generate(folder);
      assert((await specwright(folder, newestNode, 'check')).succeeds, 'generate does not put it in order');
      return 'recognised, and put in order by generate';
    }),
    await row('the layout of a formatter in every file', on, async () => {
      const folder = await projectOf('layouts');
      const parsers = { ts: 'typescript', json: 'json', yaml: 'yaml', md: 'markdown' };
      const options = { printWidth: 60, tabWidth: 4, singleQuote: false, trailingComma: 'none', proseWrap: 'always' };
      const files = readdirSync(join(folder, 'generated'), { recursive: true, encoding: 'utf8' });
      for (const name of files.filter((one) => one !== 'manifest.json')) {
        const parser = parsers[name.split('.').at(-1)];
        if (parser === undefined) continue;
        const file = join(folder, 'generated', name);
        writeFileSync(file, await format(readFileSync(file, 'utf8'), { parser, ...options }));
      }
      await generate(folder);
      return 'put in order by generate, without --force';
    }),
    await row('conflict markers in a definition', on, async () => {
      const folder = await projectOf('conflict-in-definition');
      const text = readFileSync(join(folder, page), 'utf8');
      const conflict = '<<<<<<< HEAD\n$&\n=======\n$&\n>>>>>>> other';
      writeFileSync(join(folder, page), text.replace(/^tag: .*$/m, conflict));
      const { text: found, succeeds } = await specwright(folder, newestNode, 'check');
      assert(!succeeds && found.includes(' merge-conflict ') && found.includes('1 error'), found);
      return '`merge-conflict`';
    }),
    await row('conflict markers in the manifest', on, async () => {
      const folder = await projectOf('conflict');
      const file = join(folder, 'generated/manifest.json');
      const text = readFileSync(file, 'utf8');
      writeFileSync(file, text.replace('\n', `\n<<<<<<< HEAD\n=======\n>>>>>>> other\n`));
      assert(/conflict/.test((await specwright(folder, newestNode, 'check')).text), 'check does not name them');
      await generate(folder);
      assert(readFileSync(file, 'utf8') === text, 'generate does not solve them');
      return 'named, and solved by generate';
    }),
    await row('handlers elsewhere', on, async () => {
      const folder = await projectOf('elsewhere');
      await generate(folder, '--handlers', 'src/api/handlers', '--out', 'src/generated', '--prune');
      const text = readFileSync(join(folder, 'src/api/handlers/get-allowance.ts'), 'utf8');
      assert(text.includes(`'../../generated/get-allowance/server.js'`), text);
      return 'imports lead to the output';
    }),
    await row('two common files', on, () => {
      const own = ['library', 'customers'].map((name) =>
        readFileSync(join(project, `definitions/${name}/common.spec.yaml`), 'utf8'),
      );
      const titles = own.map((text) => /title: (.*)/.exec(text)[1]);
      const documents = readdirSync(join(project, 'generated'))
        .filter((name) => /^openapi.*\.yaml$/.test(name))
        .map((name) => readFileSync(join(project, 'generated', name), 'utf8'));
      for (const title of titles) {
        const of = documents.filter((text) => text.includes(`title: ${title}`));
        assert(
          of.length === 1 && titles.every((other) => other === title || !of[0].includes(other)),
          `${title} has ${of.length} documents`,
        );
      }
      return 'a document for each API';
    }),
    await row('two tables of one name in OpenAPI', on, async () => {
      const shape = `{ table: T, fields: { a: { type: String, presence: M } } }`;
      const fields = `one: { type: Object, presence: O, shape: Item },\n      two: { type: Object, presence: O, shape: OrderItem }`;
      const folder = await compiles('one-name', {
        order: operation('order', fields, { Item: shape, OrderItem: shape }),
      });
      const text = readFileSync(join(folder, 'generated/order/openapi.yaml'), 'utf8');
      const names = [...text.matchAll(/^ {4}(\w*Item\w*):$/gm)].map(([, name]) => name);
      assert(names.length >= 2 && new Set(names).size === names.length, `The components are ${names.join()}`);
      return `components ${names.slice(0, 2).join(' and ')}`;
    }),
    await row('two parameters in one segment', on, () => {
      const text = operation('point', 'a: { type: String, presence: M }').replace(
        'path: /point',
        'path: "/points/{x}-{y}", parameters: { x: { in: path, type: String, presence: M }, y: { in: path, type: String, presence: M } }',
      );
      return refuses('segment', { point: text }, 'path-parameters-together');
    }),
    await row('names of Object.prototype as elements', on, async () => {
      await compiles('prototype', {
        odd: operation(
          'odd',
          'a: { type: String, presence: O },\n      toString: { type: String, presence: CM, when: a },\n      constructor: { type: String, presence: CM, unless: toString }',
        ),
      });
      return 'compiles';
    }),
    await row('names of emitted modules', on, async () => {
      const folder = await compiles('reserved', {
        handler: operation('handler', 'a: { type: Object, presence: O, shape: Violation }', {
          Violation: `{ table: T, fields: { b: { type: String, presence: M } } }`,
        }),
      });
      assert(existsSync(join(folder, 'generated/handler/types.ts')), 'It has no types');
      return 'compiles';
    }),
    await row('a bound that no double holds', on, () =>
      refuses(
        'bound',
        { a: operation('a', 'b: { type: Decimal, presence: M, maximum: 9007199254740993 }') },
        'bad-number',
      ),
    ),
    await row('a pattern with a group twice', `${oldestNode.name}, ${newestNode.name}`, async () => {
      const folder = await projectOf('groups', {
        a: operation('a', `b: { type: String, presence: M, pattern: '^(?<y>a)|(?<y>b)$' }`),
      });
      const [one, another] = await Promise.all(
        [oldestNode, newestNode].map((node) => specwright(folder, node, 'generate')),
      );
      assert(/ \S*pattern /.test(one.text) && one.text === another.text, `${one.text}\n${another.text}`);
      return 'the same diagnostic';
    }),
    await row('a pattern of many ways, with an example', on, async () => {
      const example = `examples:\n  - { name: a, title: A, message: request, canonical: bad, value: { b: ${'a'.repeat(40)}b } }\n`;
      const field = `b: { type: String, presence: M, pattern: '^${'a?'.repeat(40)}$' }`;
      const begun = performance.now();
      const found = await refuses('ways', { a: operation('a', field) + example }, 'ambiguous-pattern');
      assert(performance.now() - begun < 30_000, 'It takes more than half a minute');
      return found;
    }),
    await row('three levels of at least 20 entries', on, async () => {
      const array = 'array: { minItems: 20 }';
      const shape = (name, inner) => ({
        [name]: `{ table: T, fields: { a: { type: ${inner}, presence: M, ${array} } } }`,
      });
      const folder = await projectOf('nested', {
        a: operation('a', `b: { type: Object, presence: M, shape: One, ${array} }`, {
          ...shape('One', 'Object, shape: Two'),
          ...shape('Two', 'String'),
        }),
      });
      writeFileSync(join(folder, 'specwright.config.json'), '{ "handlers": false, "targets": { "vectors": true } }');
      const begun = performance.now();
      await generate(folder);
      const size = readFileSync(join(folder, 'generated/a/vectors.json')).length;
      assert(performance.now() - begun < 30_000 && size < 3e6, `${size} bytes of vectors`);
      return `${(size / 1e6).toFixed(1)} MB of vectors`;
    }),
    await row('a new definition where nothing can be written', on, async () => {
      const folder = await projectOf('taken');
      write(folder, 'definitions/taken', '');
      const { text, succeeds } = await specwright(
        folder,
        newestNode,
        'new',
        'common',
        'a',
        '--in',
        'definitions/taken/below',
      );
      assert(!succeeds && text.includes(' cannot-write '), text);
      return '`cannot-write`';
    }),
    await row("Yarn's Plug'n'Play", `Yarn ${yarnVersion}, from the registry`, async () => {
      const folder = join(project, '../yarn');
      mkdirSync(folder, { recursive: true });
      write(folder, 'package.json', '{ "name": "yarn-project", "type": "module" }');
      write(folder, 'yarn.lock', '');
      const yarn = (...args) =>
        npx(newestNode.path, ['--yes', `@yarnpkg/cli-dist@${yarnVersion}`, ...args], { cwd: folder });
      await yarn('add', '--dev', `specwright@file:${tarball}`);
      const { out } = await yarn('specwright', 'init', '--yes');
      assert(/\d+ files generated/.test(out), out);
      return 'generates';
    }),
    await row('requests of attackers', 'the contract, on Node', async () => {
      const { out } = await runNode(newestNode.path, ['hostile.js'], { cwd: consumer });
      return out.trim();
    }),
  ];
}

function write(folder, path, text) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** A definition of an operation whose request has a table of some elements. */
function operation(name, fields, shapes = {}) {
  const others = Object.entries(shapes).map(([shape, text]) => `  ${shape}: ${text}\n`);
  const text = `operation: ${name}
title: The operation ${name}
description: It is tried.
tag: Tried
uses: common.spec.yaml
http: { method: POST, path: /${name} }
request: { shape: Request, tolerances: { blank: error, case: exact, unknown: error } }
shapes:
  Request: { table: Request body, fields: {
    ${fields}
    } }
${others.join('')}`;
  return text
    .replaceAll(/presence: \w+/g, '$&, description: It is tried.')
    .replaceAll(/table: [\w ]+,/g, '$& description: It is tried.,');
}
