/** A run that uses results of earlier runs has the same result as one that uses none. */
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { write, type Written } from '../../generator/5-write/write.js';
import { Memory } from '../../generator/cache/memory.js';
import { leftOutput } from '../../generator/cli/unchanged.js';
import { reportText } from '../../generator/diagnostics/report.js';
import { hasErrors } from '../../generator/diagnostics/diagnostic.js';
import { generate, type Generated } from '../../generator/generate.js';
import { defaultSettings, type EmitSettings } from '../../generator/settings.js';
import { tries } from '../support/effort.js';
import { commonText } from '../support/model.js';
import { tinyText } from '../support/tiny.js';

let root: string;
const at = (path: string): string => join(root, path);
const define = (path: string, text: string): void => {
  writeFileSync(at(`definitions/${path}`), text);
};
const operation = (name: string, title = name): string =>
  tinyText({ a: 'type: String, presence: M' }, { name, path: `/${name}` }).replace(/^title: .*$/m, `title: ${title}`);

interface Ran {
  /** The operations of which something was generated, and `package` for the files of the package. */
  readonly made: readonly string[];
  readonly report: string;
}

/** What runs of one process have in common; absent for a process each. */
interface Process {
  readonly memory: Memory;
  manifest?: Written['manifest'];
}

/** A run that uses what is kept, and writes its files. */
async function run(settings = defaultSettings, process?: Process): Promise<Ran> {
  const since = Date.now();
  const { files, diagnostics, kept } = await generate({
    definitions: at('definitions'),
    settings,
    keptIn: { out: at('out'), memory: process?.memory },
  });
  const made = new Set(
    files.flatMap((file) => ('isInPlace' in file ? [] : file.path.includes('/') ? file.path.split('/')[0] : 'package')),
  );
  for (const shared of ['http', 'validation']) made.delete(shared);
  if (!hasErrors(diagnostics)) {
    const written = await write(at('out'), files, {
      prune: true,
      force: true,
      ...kept?.folder,
      ...(process?.manifest && { manifest: process.manifest }),
    });
    if (process) process.manifest = written.manifest;
    expect(written.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(readFileSync(at('out/manifest.json'), 'utf8')).toBe(written.manifest?.text);
    await keep('out', { files, kept }, written, since);
  }
  return { made: [...made].map(String).sort(), report: reportText(diagnostics) };
}

async function keep(
  folder: string,
  { files, kept }: { readonly files: Generated['files']; readonly kept?: Generated['kept'] | undefined },
  { manifest }: Written,
  since: number,
): Promise<void> {
  const seen = { since, known: kept?.signatures ?? new Map<string, string>() };
  kept?.keep((await leftOutput(at(folder), files, manifest, seen))?.left ?? new Map());
}

/** Fails unless the output folder and the report are those of a run that uses nothing. */
async function expectFresh(report: string, note = '', settings = defaultSettings): Promise<void> {
  const { files, diagnostics } = await generate({ definitions: at('definitions'), settings });
  expect(report, note).toBe(reportText(diagnostics));
  if (hasErrors(diagnostics)) return;
  const { manifest } = await write(at('fresh'), files, { prune: true, force: true });
  for (const { path } of files)
    expect(readFileSync(at(`out/${path}`), 'utf8'), `${note} ${path}`).toBe(readFileSync(at(`fresh/${path}`), 'utf8'));
  const found = readdirSync(at('out'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(found.length, note).toBe(files.length + 1);
  expect(readFileSync(at('out/manifest.json'), 'utf8'), note).toBe(manifest?.text);
}

const cacheFiles = (): readonly string[] =>
  readdirSync(at('node_modules/.cache/specwright'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** What every test begins with: the first run is made once. Copies have other times, so that content has to decide. */
let whole: string;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'specwright-kept-'));
  whole = `${root}-whole`;
  for (const folder of ['definitions', 'node_modules']) mkdirSync(at(folder));
  define('0.spec.yaml', commonText);
  for (const name of ['one', 'two', 'three']) define(`${name}.spec.yaml`, operation(name));
  expect((await run()).made).toEqual(['one', 'package', 'three', 'two']);
  cpSync(root, whole, { recursive: true });
});
beforeEach(() => {
  rmSync(root, { recursive: true, force: true });
  cpSync(whole, root, { recursive: true });
});
afterAll(() => {
  for (const folder of [root, whole]) rmSync(folder, { recursive: true, force: true });
});

describe('a run after another', () => {
  it('generates nothing if no content has changed, even after every file was touched', async () => {
    expect((await run()).made).toEqual([]);
    const future = new Date(Date.now() + 5000);
    for (const folder of ['definitions', 'out'])
      for (const entry of readdirSync(at(folder), { recursive: true, withFileTypes: true }))
        utimesSync(join(entry.parentPath, entry.name), future, future);
    expect((await run()).made).toEqual([]);
  });

  it('generates the definition that has changed, and the files of the package', async () => {
    define('two.spec.yaml', operation('two', 'Another title'));
    const { made, report } = await run();
    expect(made).toEqual(['package', 'two']);
    await expectFresh(report);
  });

  it.each([
    ['a process each', () => undefined],
    ['one process', (): Process => ({ memory: new Memory() })],
  ])('generates every definition that uses a common file that has changed, and no other: %s', async (_, begin) => {
    const process = begin();
    mkdirSync(at('definitions/other'));
    define('other/1.spec.yaml', commonText.replace('common: tiny', 'common: other'));
    define('other/four.spec.yaml', operation('four').replace('0.spec.yaml', '1.spec.yaml'));
    expect((await run(defaultSettings, process)).made).toEqual(['four', 'package']);
    for (const message of ['The request is refused.', 'The request breaks a rule.']) {
      define('0.spec.yaml', commonText.replace('The request breaks the contract.', message));
      const { made, report } = await run(defaultSettings, process);
      expect(made).toEqual(['one', 'package', 'three', 'two']);
      await expectFresh(report);
    }
  });

  it('generates a definition whose nearest common file is now another one', async () => {
    mkdirSync(at('definitions/below'));
    renameSync(at('definitions/two.spec.yaml'), at('definitions/below/two.spec.yaml'));
    await run();
    define('below/0.spec.yaml', commonText.replace('common: tiny', 'common: near').replace('Tiny API', 'Near API'));
    const { made, report } = await run();
    expect(made).toEqual(['package', 'two']);
    await expectFresh(report);
  });

  it.each([
    ['edited', () => writeFileSync(at('out/two/types.ts'), 'export type A = 1;\n')],
    ['removed', () => rmSync(at('out/two/types.ts'))],
    ['edited in the package', () => writeFileSync(at('out/openapi.yaml'), 'openapi: 3.1.0\n')],
    ['removed from the package', () => rmSync(at('out/http/call.ts'))],
    ['removed with their folder', () => rmSync(at('out/two'), { recursive: true })],
    ['all removed', () => rmSync(at('out'), { recursive: true })],
  ])('restores files that were %s', async (_, damage) => {
    damage();
    const { made, report } = await run();
    expect(made.length).toBeGreaterThan(0);
    await expectFresh(report);
    expect((await run()).made).toEqual([]);
  });

  it('does not keep a file that is reached through a link', async () => {
    renameSync(at('out/two'), at('elsewhere'));
    symlinkSync(at('elsewhere'), at('out/two'));
    const { files } = await generate({ definitions: at('definitions'), keptIn: { out: at('out') } });
    expect(files.filter(({ path }) => path.startsWith('two/')).every((file) => 'content' in file)).toBe(true);
  });

  it('reports mistakes that definitions make only together', async () => {
    define('three.spec.yaml', operation('three').replace('"/three"', '"/two"'));
    const clash = await run();
    expect(clash.report).toContain('route-twice');
    await expectFresh(clash.report);
    define('three.spec.yaml', operation('three'));
    // A table of the common file that only the first one uses.
    const extra =
      '  Extra: { table: Extra, description: More., fields: { b: { type: String, presence: O, description: It. } } }\n';
    define('0.spec.yaml', commonText + extra);
    define(
      'one.spec.yaml',
      operation('one').replace('type: String, presence: M', 'type: Object, shape: Extra, presence: M'),
    );
    expect((await run()).report).toBe('');
    define('one.spec.yaml', operation('one'));
    const unused = await run();
    expect(unused.report).toContain('unused-shape');
    await expectFresh(unused.report);
    expect((await run()).report).toBe(unused.report);
  });

  it('reports a missing editor schema, although no definition has changed', async () => {
    writeFileSync(at('definitions/schema.json'), '{}');
    define('two.spec.yaml', `# yaml-language-server: $schema=./schema.json\n${operation('two')}`);
    expect((await run()).report).toBe('');
    rmSync(at('definitions/schema.json'));
    expect((await run()).report).toContain('schema-line');
  });

  it('does not take a definition for removed that is completed during the run', async () => {
    define('two.spec.yaml', operation('two').slice(0, 60));
    const { files } = await generate({
      definitions: at('definitions'),
      onProgress: (done, total) => {
        if (done === total) define('two.spec.yaml', operation('two'));
      },
    });
    expect(files.some(({ path }) => path.startsWith('two/'))).toBe(true);
  });

  it('is not affected by a cache with any changed byte', async () => {
    define('two.spec.yaml', operation('two', 'Another title'));
    await run();
    const cache = at('whole-cache');
    cpSync(at('node_modules/.cache'), cache, { recursive: true });
    const before = readFileSync(at('out/openapi.yaml'), 'utf8');
    let title = 0;
    // The largest is about the results, the others are pieces of each.
    const files = [...cacheFiles()].sort((a, b) => statSync(b).size - statSync(a).size);
    for (const file of files.slice(0, tries(1, files.length))) {
      const { length } = readFileSync(file);
      for (let index = 0; index < length; index += Math.ceil(length / tries(2, 6))) {
        rmSync(at('node_modules/.cache'), { recursive: true });
        cpSync(cache, at('node_modules/.cache'), { recursive: true });
        const bytes = readFileSync(file);
        bytes[index] = (bytes[index] ?? 0) ^ 1;
        writeFileSync(file, bytes);
        // So that the pieces of the others are needed.
        define('three.spec.yaml', operation('three', `Title ${++title}`));
        await run();
        define('three.spec.yaml', operation('three'));
        await run();
        expect(readFileSync(at('out/openapi.yaml'), 'utf8'), `${file} ${index}`).toBe(before);
      }
    }
    expect(title).toBeGreaterThanOrEqual(tries(2, 4));
  });

  it('leaves the pieces of no more than eight output folders', async () => {
    for (let folder = 0; folder < 10; folder++) {
      const since = Date.now();
      const generated = await generate({ definitions: at('definitions'), keptIn: { out: at(`out-${folder}`) } });
      await keep(`out-${folder}`, generated, await write(at(`out-${folder}`), generated.files), since);
    }
    const parts = readdirSync(at('node_modules/.cache/specwright'), { withFileTypes: true });
    expect(parts.filter((entry) => entry.isDirectory())).toHaveLength(8);
    const { files } = await generate({ definitions: at('definitions'), keptIn: { out: at('out-9') } });
    expect(files.every((file) => 'isInPlace' in file)).toBe(true);
  });
});

describe('a document of all operations that is large', () => {
  /** Nothing else is large, or takes part. */
  const settings: EmitSettings = { ...defaultSettings, targets: ['openapi'], documents: ['operation', 'api'] };
  const names = ['one', 'two', 'three', 'four', 'five'];
  const rows = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`e${index}`, 'type: String, presence: O']));
  const long = (name: string, title = name, word = 'word'): string =>
    tinyText(rows, { name, path: `/${name}` })
      .replace(/^title: .*$/m, `title: ${title}`)
      .replaceAll('description: It.', `description: ${`${word} `.repeat(32_000 / (word.length + 1)).trim()}.`);
  /** Without the pieces of operations, of which a run would make them again if it needed them. */
  const losePieces = (): void => {
    for (const file of cacheFiles()) if (/"parts":\[/.test(readFileSync(file, 'utf8').slice(0, 5000))) rmSync(file);
  };

  it('gets other texts of the operations that have changed, and is made again when more than those has', async () => {
    for (const name of names) define(`${name}.spec.yaml`, long(name));
    expect((await run(settings)).made).toEqual([...names, 'package'].sort());
    expect(statSync(at('out/openapi.yaml')).size).toBeGreaterThan(4_000_000);
    losePieces();
    const changes: readonly (readonly [readonly string[], () => void])[] = [
      [['two'], () => define('two.spec.yaml', long('two', 'Größer 漢字'))],
      [['five', 'one'], () => ['one', 'five'].forEach((name) => define(`${name}.spec.yaml`, long(name, 'Another')))],
      [['three'], () => define('three.spec.yaml', long('three', 'three', 'anticonstitutionnellementé'))],
      [['two'], () => define('two.spec.yaml', long('two', 'two').replace('e7: {', 'x7: {'))],
    ];
    for (const [expected, change] of changes) {
      change();
      const { made, report } = await run(settings);
      expect(made).toEqual([...expected, 'package'].sort());
      await expectFresh(report, '', settings);
    }
    // An edit of the document, another place in it, another file of the same operation, and one operation fewer.
    const others: readonly (() => void)[] = [
      () => appendFileSync(at('out/openapi.yaml'), '# edited\n'),
      () => define('two.spec.yaml', long('two').replace('path: "/two"', 'path: "/other"')),
      () => renameSync(at('definitions/four.spec.yaml'), at('definitions/six.spec.yaml')),
      () => rmSync(at('definitions/one.spec.yaml')),
    ];
    for (const [index, change] of others.entries()) {
      change();
      define('five.spec.yaml', long('five', `Title ${index}`));
      const { report } = await run(settings);
      await expectFresh(report, String(index), settings);
    }
  }, 600_000);
});

describe('a series of changes', () => {
  const names = ['one', 'two', 'three', 'four', 'five'];
  const folders = ['', 'below/'];
  /** Each change is made of numbers from 0 to 1. */
  const changes: readonly ((pick: <T>(of: readonly T[]) => T) => void)[] = [
    (pick) => define(`${pick(folders)}${pick(names)}.spec.yaml`, operation(pick(names), pick(['A', 'B', 'C']))),
    (pick) =>
      define(
        `${pick(names)}.spec.yaml`,
        operation(pick(names)).replace(/path: "[^"]*"/, `path: "${pick(['/a', '/{b}', '/a/{c}'])}"`),
      ),
    (pick) => rmSync(at(`definitions/${pick(folders)}${pick(names)}.spec.yaml`), { force: true }),
    (pick) => {
      const titled = commonText.replace('Tiny API', pick(['Tiny API', 'Small API']));
      define(`${pick(folders)}0.spec.yaml`, titled.replace('breaks the contract', pick(['breaks it', 'is refused'])));
    },
    (pick) => rmSync(at(`definitions/${pick(folders)}0.spec.yaml`), { force: true }),
    (pick) => define(`${pick(names)}.spec.yaml`, pick(['operation: [', 'a: 1', '', 'operation: x\n'])),
    (pick) => define(`${pick(names)}.txt`, pick(['operation: a\nhttp: b', 'nothing'])),
    (pick) => {
      const files = readdirSync(at('out'), { recursive: true, encoding: 'utf8' }).filter((path) => /\.\w+$/.test(path));
      if (files.length > 0) writeFileSync(at(`out/${pick(files)}`), pick(['', 'edited']));
    },
    (pick) => rmSync(at(`out/${pick(names)}`), { recursive: true, force: true }),
    (pick) => {
      if (existsSync(at('node_modules/.cache/specwright'))) rmSync(pick(cacheFiles()), { force: true });
    },
  ];

  const seeds = Array.from({ length: tries(3, 12) }, (_, seed) => seed);
  it.each(
    seeds.flatMap((seed) => [
      { seed, processes: 'a process each' },
      { seed: seed + 1, processes: 'one process' },
    ]),
  )('has the result of fresh runs, by $processes: seed $seed', async ({ seed, processes }) => {
    const process = processes === 'one process' ? { memory: new Memory() } : undefined;
    mkdirSync(at('definitions/below'));
    let state = seed + 1;
    const pick = <T>(of: readonly T[]): T => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return of[Math.floor((state / 2 ** 32) * of.length)] as T;
    };
    for (let step = 0; step < tries(5, 8); step++) {
      const index = changes.indexOf(pick(changes));
      changes[index]?.(pick);
      const { report } = await run(defaultSettings, process);
      await expectFresh(report, `step ${step}, change ${index}`);
    }
  });
});
