/** Targets and checks of a user: what they write and report, and what becomes of their mistakes. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { check, generate, validate } from '../../generator/api.js';
import { createWorkspace, operationText, type Ran, specwright, type Workspace } from './run.js';

let work: Workspace;
beforeEach(() => {
  work = createWorkspace();
  work.put('package.json', '{ "type": "module" }');
  work.put('node_modules/.package-lock.json', '{}');
});
afterEach(() => {
  work.remove();
});

const run = (args: readonly string[], env = {}): Promise<Ran> => specwright(args, { cwd: work.root, env });

/** A configuration of which only what a test looks at is generated. */
const little = `handlers: false, targets: { 'json-schema': false, openapi: false, types: false, validators: false, server: false, client: false, docs: false, fidelity: false }`;
const extend = (extension: string, head = ''): void =>
  work.put('specwright.config.js', `${head}\nexport default { ${little}, extend: { ${extension} } };\n`);
const targets = (target: string, head = ''): void => extend(`targets: { mine: ${target} }`, head);
const outputs = (): readonly string[] => Object.keys(work.tree('generated')).filter((path) => path.includes('.'));

describe('a target of a user', () => {
  it('writes files that belong to the manifest as ours do', async () => {
    targets(`{
      operation: ({ name, request }) => [{ path: 'deep/Fields.csv', content: name + ' ' + request.root.fields.length + '\\n' }],
      piece: ({ title }) => title,
      package: (pieces) => [{ path: 'all.json', content: JSON.stringify(pieces) }],
    }`);
    expect((await run(['generate'])).code).toBe(0);
    expect(outputs()).toEqual(['all.json', 'get-thing/deep/Fields.csv', 'manifest.json']);
    expect(work.read('generated/get-thing/deep/Fields.csv')).toBe('get-thing 2\n');
    expect(JSON.parse(work.read('generated/all.json'))).toEqual([{ operation: 'get-thing', value: 'Some operation' }]);
    expect((await run(['check'])).code).toBe(0);
    work.put('generated/get-thing/deep/Fields.csv', 'mine\n');
    const drift = await run(['check']);
    expect(drift.out).toContain('generated/get-thing/deep/Fields.csv was edited by hand');
    expect((await run(['generate'])).code).toBe(1);
    expect((await run(['generate', '--force'])).code).toBe(0);
    targets(`{ operation: () => [{ path: 'b.txt', content: '' }] }`);
    expect((await run(['generate'])).err).toContain('removed generated/get-thing/deep/Fields.csv');
    expect(outputs()).toEqual(['get-thing/b.txt', 'manifest.json']);
  });

  it('runs again when the code that it is made of changes, and only then', async () => {
    const module = (content: string): void => work.put('parts/text.js', `export const text = '${content}';\n`);
    module('one');
    targets(`{ operation: () => [{ path: 'a.txt', content: text }] }`, `import { text } from './parts/text.js';`);
    const text = (): string => work.read('generated/get-thing/a.txt');
    expect((await generate({ cwd: work.root })).written).toEqual(['get-thing/a.txt']);
    expect(text()).toBe('one');
    expect((await generate({ cwd: work.root })).unchanged).toEqual(['get-thing/a.txt']);
    module('two');
    expect((await check({ cwd: work.root })).drift.map(({ status }) => status)).toEqual(['changed']);
    expect((await generate({ cwd: work.root })).written).toEqual(['get-thing/a.txt']);
    expect(text()).toBe('two');
  });

  it('replaces one of ours, with what that would write', async () => {
    work.put(
      'specwright.config.js',
      `export default { ${little.replace('docs: false', `docs: { operation: (_, { ours }) => ours.map(({ path, content }) => ({ path, content: path + ' ' + content.includes('# Some operation') })).filter(({ path }) => path.endsWith('.md')) }`)} };`,
    );
    expect((await run(['generate'])).code).toBe(0);
    expect(outputs().filter((path) => path.startsWith('get-thing/'))).toEqual([
      'get-thing/docs.md',
      'get-thing/rules.md',
    ]);
    expect(work.read('generated/get-thing/docs.md')).toBe('docs.md true\n');
    expect(work.read('generated/get-thing/rules.md')).toBe('rules.md false\n');
  });

  it('renders templates of its own, which are checked against their views', async () => {
    const shape = `{ kind: 'group', fields: { title: { kind: 'text' } } }`;
    const target = `{ templates: { 'page.md.hbs': ${shape} }, operation: ({ title }, { render }) => [{ path: 'page.md', content: render('page.md.hbs', { title }) }] }`;
    targets(target);
    expect((await run(['generate'])).err).toContain('templates/mine/page.md.hbs template-missing ');
    work.put(
      'specwright.config.js',
      work.read('specwright.config.js').replace('handlers:', `templates: 'pages', handlers:`),
    );
    work.put('pages/mine/page.md.hbs', '# {{title}}\n');
    expect((await run(['generate'])).err).toContain('pages/mine/page.md.hbs:1:3 template-unencoded ');
    work.put('pages/mine/page.md.hbs', '# {{markdownText title}}\n');
    expect((await run(['generate'])).code).toBe(0);
    expect(work.read('generated/get-thing/page.md')).toBe('# Some operation\n');
  });

  const file = (path: string, content = ''): string =>
    `{ operation: () => [{ path: ${JSON.stringify(path)}, content: ${JSON.stringify(content)} }] }`;
  it.each([
    [
      'throws',
      '{ operation: ({ nothing }) => nothing.at(0) }',
      'js:2:',
      'target-failed',
      '`mine` fails for `get-thing`: Cannot read',
    ],
    [
      'throws for the package',
      '{ package: () => { throw 7; } }',
      'js',
      'target-failed',
      '`mine` fails for the package: 7',
    ],
    [
      'changes the model',
      '{ operation: (model) => { model.errors.pop(); return []; } }',
      'js:2:',
      'target-failed',
      'Cannot assign to read only',
    ],
    ['returns nothing', '{ operation: () => undefined }', 'js', 'target-result', 'returns for `get-thing` nothing'],
    ['returns no files', '{ operation: () => [{ path: "a.txt" }] }', 'js', 'target-result', 'at 0 of the list'],
    [
      'needs what is no JSON value',
      '{ piece: () => () => 1, package: () => [] }',
      'js',
      'target-result',
      'no JSON value',
    ],
    ['leaves its folder', file('../a.txt'), 'js', 'target-path', 'it leads out of the folder'],
    ['is absolute', file('/tmp/a.txt'), 'js', 'target-path', 'it is absolute'],
    ['takes a device', file('aux.txt'), 'js', 'target-path', '`aux.txt` is no plain name'],
    [
      'takes our folder',
      '{ package: () => [{ path: "http/a.txt", content: "" }] }',
      'js',
      'target-path',
      'a folder of specwright',
    ],
    [
      'takes package.json',
      '{ package: () => [{ path: "package.json", content: "" }] }',
      'js',
      'target-path',
      'belongs to others',
    ],
    [
      'takes the manifest',
      '{ package: () => [{ path: "Manifest.json", content: "" }] }',
      'js',
      'target-path',
      'belongs to others',
    ],
    [
      'writes twice',
      '{ operation: () => ["a.txt", "A.txt"].map((path) => ({ path, content: "" })) }',
      'js',
      'target-collision',
      'it writes it as well',
    ],
    [
      'writes into an operation',
      '{ operation: () => [{ path: "a.txt", content: "" }], package: () => [{ path: "get-thing/a.txt", content: "" }] }',
      'js',
      'target-collision',
      '`get-thing/a.txt`',
    ],
    [
      'writes what does not parse',
      file('a.ts', 'const = 1;'),
      'js',
      'target-file',
      'line 1 of get-thing/a.ts does not parse',
    ],
    ['writes wrong JSON', file('a.json', '{'), 'js', 'target-file', 'is not valid JSON'],
    [
      'writes what runs',
      file('a.ts', 'console.log(1);'),
      'js',
      'target-file',
      'line 1 of get-thing/a.ts holds ExpressionStatement',
    ],
    [
      'writes what runs in JavaScript',
      file('a.js', 'export const a = fetch("x");'),
      'js',
      'target-file',
      'line 1 of get-thing/a.js',
    ],
    [
      'imports from outside',
      file('a.ts', "import { a } from '../../a.js';\nexport const b = a;"),
      'js',
      'target-file',
      'ImportDeclaration',
    ],
  ])('that %s is reported, and nothing is written', async (_, target, place, code, message) => {
    targets(target);
    const { code: exit, err } = await run(['generate']);
    expect(err).toContain(`specwright.config.${place}`);
    expect(err).toContain(` ${code} `);
    expect(err).toContain(message);
    expect(err).not.toContain('    at ');
    expect(exit).toBe(1);
    expect(() => work.tree('generated')).toThrow();
  });

  it('shows its stack trace where that is asked for', async () => {
    targets('{ operation: () => { throw new Error("away"); } }');
    expect((await run(['generate'], { SPECWRIGHT_DEBUG: '1' })).err).toMatch(/\nError: away\n {4}at \S*operation /);
  });

  it('may write what runs if it says so', async () => {
    targets(file('a.ts', "import { z } from 'zod';\nexport const a = z.string();").replace('{', '{ inert: false,'));
    expect((await run(['generate'])).code).toBe(0);
  });

  it('that is not pure is found by --verify', async () => {
    targets('{ operation: () => [{ path: "a.txt", content: String(performance.now()) }] }');
    expect((await run(['generate', '--verify'])).err).toContain(' target-impure ');
  });
});

const house = `checks: [{
  name: 'house',
  catalogue: { 'no-maximum': { severity: 'error', meaning: 'the text \`{element}\` has no maximum', help: 'Give it maxLength.' } },
  operation: ({ request }, report) => {
    for (const field of request.root.fields)
      if (field.type.kind === 'text' && field.type.maxLength === undefined) report('no-maximum', field, { element: field.name });
  },
}]`;

describe('a check of a user', () => {
  it('reports at the line and column of the element, in every form', async () => {
    extend(house);
    const text = await run(['generate']);
    expect(text.err).toMatch(
      /^definitions\/get-thing\.spec\.yaml:13:7 house\/no-maximum the text `name` has no maximum\n/,
    );
    expect(text.err).toContain('help: Give it maxLength.');
    expect(text.code).toBe(1);
    for (const reporter of ['github', 'sarif', 'junit', 'json']) {
      const { out, code } = await run(['check', '--reporter', reporter]);
      expect(out).toContain('house/no-maximum');
      expect(out).toContain('13');
      expect(code).toBe(1);
    }
  });

  it('lets everything be generated where it only warns', async () => {
    extend(house.replace("'error'", "'warning'"));
    for (let times = 0; times < 2; times++) {
      const { err, code } = await run(['generate']);
      expect(err).toContain('house/no-maximum warning: the text `name`');
      expect(code).toBe(0);
    }
  });

  it.each([
    ['throws', 'request.none.fields', 'Cannot read properties of undefined'],
    ['reports a code that it does not have', `report('other', request.root)`, 'its catalogue has no code other'],
    ['reports at no place', `report('no-maximum', {})`, 'it reports no-maximum at something without a span'],
  ])('that %s is reported with its name and the operation', async (_, code, message) => {
    extend(house.replace('for (const field', `${code};\n    for (const field`));
    const { err } = await run(['generate']);
    expect(err).toMatch(/^specwright\.config\.js:\d+:\d+ check-failed the check `house` fails for `get-thing`: /);
    expect(err).toContain(message);
    expect(err).not.toContain('    at ');
  });
});

/** Reports a title that an earlier operation has, once, at the later one. */
const across = `checks: [{
  name: 'house',
  catalogue: { 'title-twice': { severity: 'warning', meaning: '{first} has the title {title} as well', help: 'Tell them apart.' } },
  piece: ({ title }) => title,
  operations(pieces, report) {
    for (const [at, piece] of pieces.entries()) {
      const first = pieces.slice(0, at).find(({ value }) => value === piece.value);
      if (first) report('title-twice', piece, { first: first.operation, title: piece.value });
    }
  },
}]`;

describe('a check across operations', () => {
  const warning =
    /^definitions\/put-thing\.spec\.yaml:1:12 house\/title-twice warning: get-thing has the title Some operation as well\n/;
  const another = (title: string): void => {
    const text = operationText('put-thing', 'Another.').replace(/^(title: ).*/m, `$1${title}`);
    work.put('definitions/put-thing.spec.yaml', text.replace('/put-thing', '/other-things'));
  };

  it('reports at the operation that it names, in every command and in every run', async () => {
    extend(across);
    another('Some operation');
    const commands = [['generate'], ['generate'], ['generate', '--no-cache', '--jobs', '3'], ['check'], ['fidelity']];
    for (const command of commands) expect((await run(command)).err, command.join(' ')).toMatch(warning);
  });

  it('is asked again when one of them changes, with what was kept of the others', async () => {
    extend(across);
    another('Something else');
    for (let times = 0; times < 2; times++) expect((await run(['generate'])).err).not.toContain('house');
    another('Some operation');
    expect((await run(['generate'])).err).toMatch(warning);
    another('Something else');
    expect((await run(['generate'])).err).not.toContain('house');
  });

  it('keeps anything from being generated where it reports an error', async () => {
    extend(across.replace("'warning'", "'error'"));
    another('Some operation');
    const { err, code } = await run(['generate']);
    expect(err).toContain('house/title-twice');
    expect(err).toContain('Nothing was written.');
    expect(code).toBe(1);
  });

  it.each([
    ['piece: ({ title }) => title', 'piece: ({ none }) => none.title', 'fails for `get-thing`'],
    ['piece: ({ title }) => title', 'piece: () => () => 1', 'its piece is no JSON value'],
    ['piece: ({ title }) => title', 'piece: async ({ title }) => title', 'it returns a promise'],
    ['operations(pieces, report) {', 'operations(pieces, report) { pieces.none.map();', 'fails for all operations'],
    ['operations(pieces, report) {', `operations(pieces, report) { report('a', pieces[0]);`, 'has no code a'],
    [
      'operations(pieces, report) {',
      `operations(pieces, report) { report('title-twice', { operation: 'none' });`,
      'which is no operation',
    ],
  ])('that makes a mistake is reported with its place: %s → %s', async (from, to, message) => {
    extend(across.replace(from, to));
    const { err, code } = await run(['generate']);
    expect(err).toMatch(/^specwright\.config\.js(?::\d+:\d+)? check-failed the check `house` fails for /);
    expect(err).toContain(message);
    expect(code).toBe(1);
  });
});

describe('mistakes in what a configuration adds', () => {
  it.each([
    [`targets: { docs: { package: () => [] } }`, '`docs`'],
    [`targets: { Mine: { package: () => [] } }`, 'lower-case'],
    [`targets: { mine: { package: true } }`, 'expected a function'],
    [`targets: { mine: { pakage: () => [] } }`, 'found a function'],
    [`targets: { mine: { modelVersion: 9, package: () => [] } }`, 'model-version'],
    [`checks: [{ name: 'a' }]`, 'catalogue'],
    [
      `checks: [{ name: 'a', catalogue: { b: { severity: 'bad', meaning: 'c', help: 'd' } }, operation() {} }]`,
      '`bad`',
    ],
  ])('are reported: %s', async (extension, message) => {
    extend(extension);
    const { err, code } = await run(['generate']);
    expect(err).toMatch(/^specwright\.config\.js:2:\d+ /);
    expect(err).toContain(message);
    expect(code).toBe(1);
  });
});

describe('the functions', () => {
  it('do what the commands do, from any folder, and print nothing', async () => {
    const config = {
      targets: { openapi: false, validators: false, server: false, client: false, docs: false },
    } as const;
    const project = { cwd: work.root, config };
    const first = await generate(project);
    expect(first).toMatchObject({ ok: true, diagnostics: [], out: work.path('generated'), removed: [] });
    expect(first.written).toContain('get-thing/types.ts');
    expect(await check(project)).toEqual({ ok: true, diagnostics: [], checked: first.written.length, drift: [] });
    work.put(
      'definitions/get-thing.spec.yaml',
      operationText('get-thing', 'Another name.').replace('presence: M', 'presence: Z'),
    );
    const failed = await generate(project);
    expect(failed.ok).toBe(false);
    expect(failed.diagnostics).toMatchObject([{ line: 13, column: 39, code: 'unknown-word', severity: 'error' }]);
    expect(failed.written).toEqual([]);
  });

  it('run targets of a configuration that is passed', async () => {
    const mine = { operation: () => [{ path: 'a.txt', content: 'a' }] };
    const result = await generate({ cwd: work.root, config: { handlers: false, extend: { targets: { mine } } } });
    expect(result.written).toContain('get-thing/a.txt');
  });

  it('judge a text', async () => {
    const project = { cwd: work.root, config: false } as const;
    expect(await validate({ ...project, text: '{ "name": "a" }' })).toMatchObject({ ok: true, operation: 'get-thing' });
    const { ok, violations } = await validate({ ...project, text: '{\n "kind": "HUGE" }' });
    expect(ok).toBe(false);
    expect(violations.map(({ line, rule }) => [line, rule])).toEqual([
      [1, 'Thing.name.required'],
      [2, 'Thing.kind.enum'],
    ]);
  });

  it('throw only at a wrong argument', async () => {
    await expect(generate({ drRun: true } as never)).rejects.toThrow('generate() has no option drRun');
    await expect(validate({ cwd: work.root })).rejects.toThrow('either file or text');
    await expect(validate({ cwd: work.root, text: '{}', operation: 'none' })).rejects.toThrow('get-thing');
    expect((await generate({ cwd: work.path('none') })).diagnostics[0]?.code).toBe('no-folder');
  });
});

const sku = (change = ''): string =>
  `formats: [{ name: 'sku', words: 'an article number', pattern: '[A-Z]{3}-[0-9]{2}', right: { plain: 'ABC-12', last: 'ZZZ-99' }, wrong: { short: 'ABC-1', long: 'ABC-123' }, ${change} }]`;

describe('a format of a user', () => {
  beforeEach(() => {
    const definition = 'definitions/get-thing.spec.yaml';
    work.put(definition, work.read(definition).replace('name: { type: String,', 'name: { type: String, format: sku,'));
  });

  it('means the same in the judge, the schemas, the docs and the vectors', async () => {
    const config = `{ handlers: false, targets: { vectors: true, types: false, validators: false, server: false, client: false, openapi: false }, extend: { ${sku()} } }`;
    work.put('specwright.config.js', `export default ${config};\n`);
    expect((await run(['generate'])).err).toMatch(/^\d+ files written/m);
    const of = (name: string): string => work.read(`generated/get-thing/${name}`);
    expect(of('request.schema.json')).toContain('"pattern": "^(?:[A-Z]{3}-[0-9]{2})$"');
    expect(of('docs.md')).toContain('Must be an article number');
    expect(of('rules.md')).toContain('name must be an article number');
    const { vectors } = JSON.parse(of('vectors.json')) as {
      vectors: readonly { input: unknown; valid: boolean; about: string; note: string }[];
    };
    const about = vectors.filter((vector) => vector.about === 'Thing.name.format');
    for (const [note, valid] of [
      ['plain', true],
      ['last', true],
      ['short', false],
      ['long', false],
    ] as const)
      expect(about.find((vector) => vector.note === note)).toMatchObject({ valid });
    for (const { input, valid } of about.slice(0, 8)) {
      const judged = await validate({ cwd: work.root, text: JSON.stringify(input) });
      expect(judged.ok).toBe(valid);
    }
    expect((await run(['list'])).code).toBe(0);
    work.put('body.json', '{ "name": "abc" }');
    expect((await run(['validate', 'body.json'])).out).toContain('Thing.name.format name must be an article number');
  });

  it('may be named by a type, and is unknown without the configuration', async () => {
    const definition = 'definitions/get-thing.spec.yaml';
    work.put(
      definition,
      work
        .read(definition)
        .replace('type: String, format: sku', 'type: Sku')
        .replace('shapes:', 'types:\n  Sku: { type: String, format: sku }\nshapes:'),
    );
    extend(sku());
    expect(await run(['generate'])).toMatchObject({ code: 0 });
    extend('');
    expect((await run(['generate'])).err).toContain(' bad-format ');
  });

  it.each([
    ["right: { plain: 'abc' }", 'format-sample', 'refuses `plain`, which is among those that are right'],
    ["wrong: { short: 'ABC-12' }", 'format-sample', 'takes `short`, which is among those that are wrong'],
    ["pattern: '[A-Z'", 'bad-pattern', ''],
    ["name: 'iban'", 'bad-name', '`iban`'],
    ["name: 'yyyy'", 'format-taken', '`yyyy`'],
    ['maxLength: 5', 'format-sample', 'refuses `plain`'],
  ])('with a mistake is refused: %s', async (change, code, message) => {
    extend(sku(change));
    const { err } = await run(['generate']);
    expect(err).toMatch(/^specwright\.config\.js:2:\d+ /);
    expect(err).toContain(` ${code} `);
    expect(err).toContain(message);
  });
});
