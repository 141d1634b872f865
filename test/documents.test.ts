/**
 * Every block of code on a page is held by something. How a block is marked behind its fence says by what:
 *
 * - `ts`: it compiles, strictly, with the contract package; a comment `<!-- given: … -->` before it declares the rest
 * - `yaml NAME.spec.yaml`: the files of a page are definitions from which everything is generated without a warning
 * - `yaml excerpt FILE`: each line stands in the file, in this order; `…` stands for anything
 * - `yaml line`: the first line of the definitions that the package brings
 * - `console`: `$ command`, then what it prints; `…` stands for anything
 * - `sh`: commands; those of specwright are run, the others are held as the list below says
 * - `json`: it is JSON
 * - `text`: a picture
 */
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main, operationText, specwright } from './cli/run.js';
import { newest, typeErrors } from './support/compiler.js';
import { type Block, blocksOf, pages, shows } from './support/documents.js';
import { commonText } from './support/model.js';

const blocks = pages.flatMap(blocksOf);
const title = ({ page, line, kind }: Block): string => `${page}:${line} ${kind}`;
const ofKind = (pattern: RegExp): [string, Block][] =>
  blocks.filter(({ kind }) => pattern.test(kind)).map((block) => [title(block), block]);

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Readonly<Record<string, string>> };
const ci = readFileSync('.ci/run', 'utf8');
const packageTest = readFileSync('test/cli/package.thorough.ts', 'utf8');
const exampleTests = readdirSync('examples/customer-service/test')
  .map((file) => readFileSync(join('examples/customer-service/test', file), 'utf8'))
  .join('\n');

/** CI runs both halves of `npm run verify`, the second of which has every file of `npm test`, and more. */
const runsEverything =
  scripts['verify'] === 'npm run --silent verify:still && npm run --silent test:all' &&
  ['verify:still', 'npm run test:all'].every((half) => ci.includes(half)) &&
  (scripts['test:all'] ?? '').endsWith(' --config vitest.all.config.ts') &&
  /mergeConfig\(quick, \{\n {2}test: \{\n {4}include: /.test(readFileSync('vitest.all.config.ts', 'utf8'));

/** What holds a command that is not one of specwright's: true when it does. */
const heldElsewhere: readonly (readonly [command: RegExp, isHeld: (command: string) => boolean])[] = [
  [/^npm ci( && npm run generate)?$/, (command) => command.split(' && ').every((part) => ci.includes(part))],
  [/^npm test$/, () => runsEverything],
  [
    /^npm (start|run \S+)/,
    (command) => (/^npm (?:run (?:--silent )?)?(\S+)/.exec(command)?.[1] ?? '') in { ...scripts, token: '' },
  ],
  [/^TESTS=/, () => 'mutation' in scripts],
  // From the packed package, in a folder of its own.
  [
    /^(npm install --save-dev specwright|cp -r node_modules\/specwright\/)/,
    () => packageTest.includes("firstMinute('README.md')"),
  ],
  // The service is started and called as its page has it.
  [/^(curl |export )/, () => exampleTests.includes("'/api/v2/customer/") || exampleTests.includes('curl')],
];

let work: string;
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'specwright-pages-'));
  // As npm does it, which also makes a command executable.
  mkdirSync(join(work, 'node_modules/.bin'), { recursive: true });
  const command = `#!/bin/sh\nexec '${process.execPath}' '${main}' "$@"\n`;
  writeFileSync(join(work, 'node_modules/.bin/specwright'), command, { mode: 0o755 });
  symlinkSync(resolve('.'), join(work, 'node_modules/specwright'));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** A folder of its own that finds `node_modules`, with definitions in it or none. */
function folderWith(definitions?: string): string {
  const folder = mkdtempSync(join(work, 'page-'));
  if (definitions !== undefined) cpSync(definitions, join(folder, 'definitions'), { recursive: true });
  symlinkSync('../node_modules', join(folder, 'node_modules'));
  return folder;
}

it('every block has a kind that a test checks', () => {
  expect(blocks.length).toBeGreaterThan(20);
  const known = /^(ts|yaml \S+\.spec\.yaml|yaml excerpt \S+|yaml line|console|sh|json|text)$/;
  expect(blocks.filter(({ kind }) => !known.test(kind)).map(title)).toEqual([]);
});

const resolved = (...paths: readonly string[]): readonly string[] => paths.map((path) => resolve(path));

it('the code of each page compiles with the contract package', () => {
  const code = blocks.filter(({ kind }) => kind === 'ts');
  const files = Object.fromEntries(
    code.map(({ given, code: text }, index) => [`block${index}.ts`, `${given}\n/* the page */ ${text}\nexport {};\n`]),
  );
  const found = typeErrors(newest, files, {
    paths: {
      '@specwright/contract/*': resolved('generated/*.ts', 'generated/*/index.ts', 'generated/*'),
      specwright: resolved('dist/bundle/api.d.ts'),
      'specwright/*': resolved('dist/bundle/*.d.ts', 'dist/bundle/*/index.d.ts'),
    },
    lib: ['es2022', 'dom', 'dom.iterable'],
    types: ['node'],
    resolveJsonModule: true,
    // A page shows what can be imported, and makes what it does not use.
    noUnusedLocals: false,
    noUnusedParameters: false,
  });
  const told = found.map(({ file, line, message }) => {
    const block = code[Number(/\d+/.exec(file)?.[0])];
    return block ? `${title(block)}, line ${line} with what is given: ${message}` : `${file}: ${message}`;
  });
  expect(told).toEqual([]);
});

describe.each(pages.filter((page) => blocksOf(page).some(({ kind }) => /^yaml \S+\.spec\.yaml$/.test(kind))))(
  'the definitions of %s',
  (page) => {
    it('are complete: everything is generated from them without a warning', async () => {
      const folder = mkdtempSync(join(work, 'page-'));
      for (const { kind, code } of blocksOf(page)) {
        const [, name] = /^yaml (\S+\.spec\.yaml)$/.exec(kind) ?? [];
        if (name === undefined) continue;
        mkdirSync(join(folder, 'definitions'), { recursive: true });
        writeFileSync(join(folder, 'definitions', name), code);
      }
      const { code, err } = await specwright(['generate'], { cwd: folder });
      expect(err).toMatch(/^(wrote .*\n)+(… and \d+ more\n)?\d+ files written/);
      expect(code).toBe(0);
    });
  },
);

it.each(ofKind(/^yaml excerpt /))('%s stands in the file', (_, { kind, code }) => {
  const lines = readFileSync(kind.replace('yaml excerpt ', ''), 'utf8').split('\n').map(squeezed);
  let at = -1;
  for (const shown of code.trimEnd().split('\n')) {
    at = lines.findIndex((line, index) => index > at && shows(squeezed(shown), line));
    expect(at, shown).toBeGreaterThan(-1);
  }
});

/** White space between words does not count: tables are aligned, and pages are not. */
const squeezed = (line: string): string => line.trim().replace(/\s+/g, ' ');

it.each(ofKind(/^yaml line$/))('%s is the first line of the definitions in the package', (_, { code }) => {
  const folder = 'examples/first-operation/definitions';
  for (const file of readdirSync(folder))
    expect(readFileSync(join(folder, file), 'utf8').split('\n')[0]).toBe(code.trim());
});

it.each(ofKind(/^json$/))('%s is JSON', (_, { code }) => {
  expect(() => JSON.parse(code) as unknown).not.toThrow();
});

it.each(ofKind(/^console$/))('%s prints what the page shows', (_, { given, code }) => {
  const folder = folderWith('examples/first-operation/definitions');
  if (given) execFileSync('sh', ['-c', given], { cwd: folder });
  const [command = '', ...output] = code.split('\n');
  expect(command).toMatch(/^\$ npx specwright /);
  expect(shows(output.join('\n'), outputOf(command.slice(2), folder))).toBe(true);
});

/** What a command prints, both streams in one. */
function outputOf(command: string, cwd: string): string {
  return execFileSync('sh', ['-c', `${command} 2>&1 || true`], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
}

it.each(ofKind(/^sh$/))('%s has valid commands', async (_, { code }) => {
  // A small operation, since each command is a run of its own.
  const folder = folderWith();
  mkdirSync(join(folder, 'definitions'));
  writeFileSync(join(folder, 'definitions/common.spec.yaml'), commonText);
  writeFileSync(join(folder, 'definitions/make-thing.spec.yaml'), operationText('make-thing', 'Its name.'));
  writeFileSync(join(folder, 'customer.json'), '{ "status": "ACTIVE", "currency": "EUR" }');
  for (const command of commandsOf(code)) {
    if (command.startsWith('npx specwright ')) {
      const [, words = '', input] = /^npx specwright (.*?)(?: < (\S+))?$/.exec(command) ?? [];
      const { code: exit, err } = await specwright(words.split(' '), {
        cwd: folder,
        ...(input === undefined ? {} : { input: '{ "errorCode": "GLOBAL_1001", "content": "", "pageable": "" }' }),
      });
      // Findings are fine; a command line that is wrong, and a mistake of ours, are not.
      expect([0, 1], `${command}: ${err}`).toContain(exit);
    } else {
      const [, isHeld] = heldElsewhere.find(([pattern]) => pattern.test(command)) ?? [];
      expect(isHeld?.(command), command).toBe(true);
    }
  }
});

/** Commands without the comments behind them, continued lines as one. */
function commandsOf(code: string): readonly string[] {
  return code
    .replaceAll('\\\n', ' ')
    .split('\n')
    .map((line) => line.replace(/(^|\s+)# .*$/, '').trim())
    .filter((line) => line !== '');
}

describe.each(pages)('%s', (page) => {
  const text = readFileSync(page, 'utf8');
  const links = [...text.replace(/^```.*?^```$/gms, '').matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = '']) => to);
  const inside = links.filter((to) => !/^[a-z]+:/.test(to));

  it('links only to files and headings that exist', () => {
    const missing = inside.filter((to) => {
      const [path = '', anchor] = to.split('#');
      const file = path === '' ? page : join(dirname(page), path);
      return !existsSync(file) || (anchor !== undefined && !anchorsOf(readFileSync(file, 'utf8')).includes(anchor));
    });
    expect(missing).toEqual([]);
  });

  it('mentions only files and scripts that exist', () => {
    const code = [...text.matchAll(/`([^`\n]+)`/g)].map(([, inner = '']) => inner);
    const paths = code.filter((inner) =>
      /^(generator|runtime|templates|test|examples|docs|definitions|bench)\/[\w./-]+\w$/.test(inner),
    );
    expect(paths.filter((path) => !existsSync(path) && !/NAME|<|…|\/dist$/.test(path))).toEqual([]);
    const called = code.flatMap((inner) => /^npm run (?:--silent )?([\w:-]+)/.exec(inner)?.[1] ?? []);
    expect(called.filter((name) => !(name in scripts))).toEqual([]);
  });
});

/** The ids that GitHub gives headings. */
function anchorsOf(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-'),
  );
}
