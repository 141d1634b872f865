/** The record of clean runs: it may be lost, but never hides a change. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
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
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Memory } from '../../generator/cache/memory.js';
import { unchangedFiles } from '../../generator/cache/clean-run.js';
import { HIDDEN } from '../../generator/5-write/output-names.js';
import { write } from '../../generator/5-write/write.js';
import { beginRun } from '../../generator/cli/unchanged.js';

let root: string;
const at = (path: string): string => join(root, path);
const folders = (): { definitions: string; out: string; templates: string; handlers: string } => ({
  definitions: at('definitions'),
  out: at('out'),
  templates: at('templates'),
  handlers: at('handlers'),
});
const files = [
  { path: 'a/types.ts', content: 'export type A = 1;\n' },
  { path: 'openapi.yaml', content: 'openapi: 3.1.1\n' },
];
const known = (): readonly string[] | undefined => unchangedFiles(folders(), HIDDEN);
/** Longer than the clock of a file system takes from one time to the next. */
const settle = (): Promise<void> => sleep(150);
const cacheFile = (): string => {
  const folder = at('node_modules/.cache/specwright');
  return join(folder, readdirSync(folder)[0] ?? '');
};

async function runClean(): Promise<void> {
  const remember = await beginRun(folders());
  await write(at('out'), files);
  await remember(files);
}

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'specwright-clean-'));
  for (const folder of ['definitions/deeper', 'templates', 'handlers', 'node_modules'])
    mkdirSync(at(folder), { recursive: true });
  writeFileSync(at('definitions/a.spec.yaml'), 'operation: a\n');
  writeFileSync(at('definitions/deeper/b.spec.yaml'), 'operation: b\n');
  writeFileSync(at('templates/server.ts.hbs'), 'x');
  writeFileSync(at('handlers/a.ts'), 'export {};\n');
  await settle();
});
afterEach(() => {
  chmodSync(root, 0o755);
  rmSync(root, { recursive: true, force: true });
});

describe('a clean run', () => {
  it('is recognized with its emitted files as long as nothing changes', async () => {
    expect(known()).toBeUndefined();
    await runClean();
    expect(known()).toEqual(['a/types.ts', 'openapi.yaml']);
    await settle();
    expect(known()).toEqual(['a/types.ts', 'openapi.yaml']);
    // The first look after the files had settled has taken note of that: their content is not read again.
    expect(readFileSync(cacheFile(), 'utf8')).not.toMatch(/"[0-9a-f]{64}"\]/);
    expect(known()).toEqual(['a/types.ts', 'openapi.yaml']);
  });

  it('is recorded for each choice of folders', async () => {
    await runClean();
    expect(unchangedFiles({ ...folders(), handlers: false }, HIDDEN)).toBeUndefined();
    expect(unchangedFiles({ ...folders(), templates: undefined }, HIDDEN)).toBeUndefined();
    expect(unchangedFiles({ ...folders(), out: at('other') }, HIDDEN)).toBeUndefined();
  });

  it('is not recorded when a file changes during the run', async () => {
    const remember = await beginRun(folders());
    await write(at('out'), files);
    writeFileSync(at('definitions/a.spec.yaml'), 'operation: c\n');
    await remember(files);
    expect(known()).toBeUndefined();
  });

  it('is not recorded when an output changes before its end', async () => {
    const remember = await beginRun(folders());
    await write(at('out'), files);
    writeFileSync(at('out/a/types.ts'), 'export type A = 2;\n');
    await remember(files);
    expect(known()).toBeUndefined();
  });

  it('is not recorded when a definition has changed so recently that its times cannot prove it', async () => {
    writeFileSync(at('definitions/a.spec.yaml'), 'operation: c\n');
    await runClean();
    expect(known()).toBeUndefined();
  });
});

/** A change of the content that leaves size and modification time alone, to the nanosecond. */
function changeUnseen(path: string, text: string): void {
  const before = statSync(path, { bigint: true });
  execFileSync('cp', ['-p', path, at('before')]);
  writeFileSync(path, text);
  execFileSync('touch', ['-r', at('before'), path]);
  const after = statSync(path, { bigint: true });
  expect([after.size, after.mtimeNs]).toEqual([before.size, before.mtimeNs]);
}

const changes: readonly (readonly [what: string, change: () => void])[] = [
  ['a definition is edited', () => writeFileSync(at('definitions/a.spec.yaml'), 'operation: other\n')],
  [
    'a definition is edited, with its old size and time',
    () => changeUnseen(at('definitions/a.spec.yaml'), 'operation: z\n'),
  ],
  [
    'a definition in a folder below is edited',
    () => changeUnseen(at('definitions/deeper/b.spec.yaml'), 'operation: z\n'),
  ],
  ['a definition is added', () => writeFileSync(at('definitions/c.spec.yaml'), 'operation: c\n')],
  ['a definition is renamed', () => renameSync(at('definitions/a.spec.yaml'), at('definitions/c.spec.yaml'))],
  ['a definition is removed', () => rmSync(at('definitions/a.spec.yaml'))],
  [
    'a definition becomes a link',
    () => {
      renameSync(at('definitions/a.spec.yaml'), at('a.spec.yaml'));
      symlinkSync(at('a.spec.yaml'), at('definitions/a.spec.yaml'));
    },
  ],
  [
    'a definition is replaced by an equal file',
    () => {
      cpSync(at('definitions/a.spec.yaml'), at('copy'));
      renameSync(at('copy'), at('definitions/a.spec.yaml'));
    },
  ],
  ['the folder of definitions is removed', () => rmSync(at('definitions'), { recursive: true })],
  ['another file appears beside the definitions', () => writeFileSync(at('definitions/notes.txt'), 'x')],
  ['a template is edited', () => changeUnseen(at('templates/server.ts.hbs'), 'y')],
  ['a template is added', () => writeFileSync(at('templates/docs.md.hbs'), 'y')],
  ['a handler is edited', () => changeUnseen(at('handlers/a.ts'), 'export  {}\n')],
  ['a handler is removed', () => rmSync(at('handlers/a.ts'))],
  ['an output is edited', () => writeFileSync(at('out/a/types.ts'), 'edited')],
  ['an output is edited, with its old size and time', () => changeUnseen(at('out/a/types.ts'), 'export type A = 2;\n')],
  ['an output is removed', () => rmSync(at('out/openapi.yaml'))],
  [
    'an output is made a link',
    () => {
      renameSync(at('out/openapi.yaml'), at('openapi.yaml'));
      symlinkSync(at('openapi.yaml'), at('out/openapi.yaml'));
    },
  ],
  [
    'the folder of the output is another',
    () => {
      renameSync(at('out'), at('elsewhere'));
      symlinkSync(at('elsewhere'), at('out'));
    },
  ],
  [
    'a folder of the output becomes a link to where it was moved',
    () => {
      renameSync(at('out/a'), at('moved'));
      symlinkSync(at('moved'), at('out/a'));
    },
  ],
  ['the output becomes a package', () => writeFileSync(at('out/package.json'), '{}')],
  ['something is installed', () => writeFileSync(at('node_modules/.package-lock.json'), '{}')],
  [
    'the manifest is edited',
    () =>
      changeUnseen(
        at('out/manifest.json'),
        readFileSync(at('out/manifest.json'), 'utf8').replace('a/types', 'b/types'),
      ),
  ],
  ['the output folder is removed', () => rmSync(at('out'), { recursive: true })],
  ['a run is in progress, or was killed', () => writeFileSync(at('out/.specwright-pending.json'), '{}')],
  [
    'all definitions are touched',
    () => {
      const now = new Date();
      for (const path of ['a', 'deeper/b']) utimesSync(at(`definitions/${path}.spec.yaml`), now, now);
    },
  ],
];

describe.each([
  ['at once', () => Promise.resolve()],
  ['after a while', settle],
])('a clean run is not recognized %s, when', (_, wait) => {
  it.each(changes)('%s', async (__, change) => {
    await runClean();
    await wait();
    expect(known()).toBeDefined();
    change();
    expect(known()).toBeUndefined();
  });
});

it('is not recognized by other code than that with which its process began', async () => {
  const memory = new Memory();
  const runInProcess = async (): Promise<void> => {
    const remember = await beginRun({ ...folders(), memory });
    await write(at('out'), files);
    await remember(files);
  };
  await runInProcess();
  await settle();
  expect(known()).toBeDefined();
  writeFileSync(at('node_modules/.package-lock.json'), '{}');
  await settle();
  await runInProcess();
  await settle();
  expect(unchangedFiles({ ...folders(), memory }, HIDDEN)).toBeDefined();
  expect(known()).toBeUndefined();
});

describe('the folder of the record', () => {
  it('may hold anything: a changed byte makes its entry invalid', async () => {
    await runClean();
    const file = cacheFile();
    const bytes = readFileSync(file);
    for (let place = 0; place < bytes.length; place += 3) {
      const changed = Buffer.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ (1 << (place % 8));
      writeFileSync(file, changed);
      expect(known(), `byte ${place}`).toBeUndefined();
    }
    for (const length of [0, 1, 64, 65, bytes.length - 1]) {
      writeFileSync(file, bytes.subarray(0, length));
      expect(known(), `${length} bytes`).toBeUndefined();
    }
    writeFileSync(file, bytes);
    expect(known()).toBeDefined();
  });

  it('is not created without node_modules, and causes no message when it cannot be created', async () => {
    rmSync(at('node_modules'), { recursive: true });
    await runClean();
    expect(readdirSync(root)).not.toContain('.cache');
    mkdirSync(at('node_modules'));
    writeFileSync(at('node_modules/.cache'), 'a file');
    await runClean();
    expect(known()).toBeUndefined();
  });

  it('keeps the latest runs, and no incomplete files', async () => {
    for (let n = 0; n < 40; n++) {
      const options = { ...folders(), templates: at(`templates${n}`) };
      const remember = await beginRun(options);
      await write(at('out'), files);
      await remember(files);
    }
    const kept = readdirSync(at('node_modules/.cache/specwright'));
    expect(kept).toHaveLength(32);
    expect(kept.filter((name) => !/^[0-9a-f]{64}$/.test(name))).toEqual([]);
    expect(unchangedFiles({ ...folders(), templates: at('templates39') }, HIDDEN)).toBeDefined();
    expect(existsSync(at('out/a/types.ts'))).toBe(true);
  });
});
