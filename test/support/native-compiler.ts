import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Compiler, isInstalled, type TypeError } from './compiler.js';

/** `types.ts(3,7): error TS2322: Type …`, and the lines that explain it. */
const told = /^(?:(.+?)\((\d+),\d+\): )?error TS\d+: (.*(?:\n[ \t].*)*)$/gm;

/** A TypeScript that is a program of its own, and is given files in a folder. */
export async function nativeCompiler(name: string): Promise<Compiler> {
  const { version } = JSON.parse(readFileSync(join('node_modules', name, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  const program = await programOf(name);
  return {
    version,
    check: (texts, options, isAsked) => {
      const folder = mkdtempSync(join(tmpdir(), 'specwright-types-'));
      const put = (path: string, text: string): void => {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      };
      try {
        for (const [path, text] of Object.entries(texts)) put(path, text);
        const paths = Object.keys(texts).filter((path) => path.endsWith('.ts'));
        put('tsconfig.json', JSON.stringify({ compilerOptions: options, files: paths }));
        put('package.json', '{ "type": "module" }');
        symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
        return errorsIn(folder, program).filter(({ file }) => file === '' || (!isInstalled(file) && isAsked(file)));
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  };
}

/** The path of the program of an installed TypeScript. */
export async function programOf(name: string): Promise<string> {
  const place = pathToFileURL(resolve('node_modules', name, 'lib/getExePath.js')).href;
  const { default: programPath } = (await import(place)) as { readonly default: () => string };
  return programPath();
}

/** What it says of the project in a folder. */
export function errorsIn(folder: string, program: string): readonly TypeError[] {
  // It ends before its memory is worth collecting, and a program of a few files is not worth several threads.
  const { status, stdout, stderr, error } = spawnSync(
    program,
    ['--project', folder, '--pretty', 'false', '--singleThreaded'],
    {
      env: { ...process.env, GOGC: '800' },
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    },
  );
  if (error) throw error;
  const errors = [...stdout.matchAll(told)].map(([, file = '', line = '0', message = '']) => ({
    file,
    line: Number(line),
    message,
  }));
  if ((status === 0) !== (errors.length === 0))
    throw new Error(`The compiler ended with ${status}: ${stdout}${stderr}`);
  return errors;
}
