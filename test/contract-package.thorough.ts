import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { emittedFiles } from './support/emitted-package.js';
import { errorsIn, programOf } from './support/native-compiler.js';

const name = '@specwright/contract';
let consumer: string;
let folder: string;

beforeAll(() => {
  consumer = mkdtempSync(join(tmpdir(), 'specwright-contract-'));
  folder = join(consumer, 'node_modules', name);
  mkdirSync(folder, { recursive: true });
  // As an earlier build left it, of a module that is no longer generated.
  mkdirSync('generated/dist/http', { recursive: true });
  writeFileSync('generated/dist/http/former.js', 'export {};\n//# sourceMappingURL=former.js.map\n');
  // Its own script builds it, as at a release.
  const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', consumer], {
    cwd: 'generated',
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ filename }] = JSON.parse(packed.slice(packed.indexOf('['))) as [{ filename: string }];
  execFileSync('tar', ['-xzf', join(consumer, filename), '--strip-components=1', '-C', folder]);
  writeFileSync(join(consumer, 'package.json'), '{ "type": "module" }');
});
afterAll(() => rmSync(consumer, { recursive: true, force: true }));

/** Every subpath that the package exports, the patterns filled in from its files. */
function subpaths(): readonly string[] {
  const modules = readdirSync(join(folder, 'dist'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js') && !/^[^/]+\/(types|validators)\.js$/.test(file))
    .map((file) => file.replace(/(\/index)?\.js$/, ''));
  const data = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.(json|yaml)$/.test(file) && !file.startsWith('dist/'),
  );
  return [...modules, ...data];
}

it('every module and document of the package can be imported by its subpath', () => {
  const paths = subpaths();
  expect(paths).toEqual(
    expect.arrayContaining([
      'create-customer',
      'create-customer/client',
      'create-customer/server',
      'create-customer/schemas',
      'create-customer/request.schema.json',
      'http/fastify',
      'openapi.yaml',
    ]),
  );
  // Compiled, there is nothing left of a module that declares types only.
  const typesOnly = paths.filter((path) => {
    const file = join(folder, 'dist', `${path}.js`);
    return existsSync(file) && /^export \{\};$/m.test(readFileSync(file, 'utf8'));
  });
  const script = `const typesOnly = ${JSON.stringify(typesOnly)};
  for (const path of ${JSON.stringify(paths)}) {
    const specifier = ${JSON.stringify(name)} + '/' + path;
    if (path.endsWith('.yaml')) import.meta.resolve(specifier);
    else if (path.endsWith('.json')) await import(specifier, { with: { type: 'json' } });
    else if (Object.keys(await import(specifier)).length === 0 && !typesOnly.includes(path)) throw new Error(path + ' exports nothing');
  }
  console.log('all of them');`;
  writeFileSync(join(consumer, 'imports.js'), script);
  expect(execFileSync(process.execPath, ['--no-warnings', 'imports.js'], { cwd: consumer, encoding: 'utf8' })).toBe(
    'all of them\n',
  );
});

it('every file that a target writes is published, and every file but sources has a subpath', async () => {
  const emitted = [...(await emittedFiles()).keys()];
  const packed = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'));
  expect(emitted.length).toBeGreaterThan(40);
  expect(emitted.filter((path) => !packed.includes(path))).toEqual([]);
  const documents = emitted.filter((path) => !path.endsWith('.ts'));
  const script = `import { existsSync } from 'node:fs';
  import { fileURLToPath } from 'node:url';
  const leadsTo = (path) => fileURLToPath(import.meta.resolve(${JSON.stringify(name)} + '/' + path));
  const lost = ${JSON.stringify(documents)}.filter((path) => !existsSync(leadsTo(path)) || !leadsTo(path).endsWith(path));
  console.log(JSON.stringify(lost));`;
  writeFileSync(join(consumer, 'documents.js'), script);
  const lost = execFileSync(process.execPath, ['documents.js'], { cwd: consumer, encoding: 'utf8' });
  expect(JSON.parse(lost)).toEqual([]);
});

it('the imports in the README of the package compile in another project, declarations included', async () => {
  const [, code] = /```ts\n(.*?)```/s.exec(readFileSync(join(folder, 'README.md'), 'utf8')) ?? [];
  writeFileSync(join(consumer, 'readme.ts'), code ?? '');
  const options = { module: 'nodenext', target: 'es2022', lib: ['es2022', 'dom'], strict: true, noEmit: true };
  const checks = { skipLibCheck: false, types: [], resolveJsonModule: true };
  writeFileSync(
    join(consumer, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: { ...options, ...checks }, files: ['readme.ts'] }),
  );
  expect(errorsIn(consumer, await programOf('typescript-7'))).toEqual([]);
});

it('the package holds no files of an earlier build', () => {
  expect(existsSync(join(folder, 'dist/http/former.js'))).toBe(false);
});

it('the package holds its licence, README, and the sources that its declarations and code point to', () => {
  const maps = readdirSync(join(folder, 'dist'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.map'),
  );
  expect(maps.filter((file) => file.endsWith('.d.ts.map')).length).toBeGreaterThan(15);
  const missing = maps.flatMap((file) => {
    const path = join(folder, 'dist', file);
    const { sources } = JSON.parse(readFileSync(path, 'utf8')) as { sources: string[] };
    return sources.map((source) => join(dirname(path), source)).filter((source) => !existsSync(source));
  });
  expect(missing).toEqual([]);
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(['LICENSE', 'README.md']));
});
