/** `specwright init`: sets specwright up in a project, without changing anything that is there. */
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringLiteral } from '../../4-emit/encode.js';
import { findConfig } from '../../config/find-config.js';
import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.js';
import { cannotWrite } from '../../diagnostics/failed-file.js';
import { isSystemError, unlessRefused } from '../../diagnostics/system-error.js';
import { Exit, type ExitCode } from '../exit.js';
import { generateOnce } from '../generate.js';
import { count, type Io, showDiagnostics, showJson } from '../io.js';
import type { GenerateOptions } from '../options.js';
import { replaceFile } from '../replace-file.js';
import type { Settled } from '../settle.js';
import { withIgnored, withLines, withScripts } from './edits.js';
import { type PackageManager, type Project, projectIn } from './project.js';
import { schemaLineFor } from './schema-line.js';
import { makeFolder } from '../../5-write/make-folder.js';
import { firstFolder, placesOf } from '../../roots.js';

export interface InitOptions {
  readonly yes?: boolean;
  readonly json?: boolean;
  readonly limit: number;
  /** The folders for the configuration that is written. */
  readonly definitions: string;
  readonly out: string;
  /** What the package manager says of itself. */
  readonly agent: string | undefined;
}

/** What has become of the files of the user. */
interface Done {
  readonly created: string[];
  readonly changed: string[];
  readonly kept: string[];
  /** What is left to do by hand. */
  readonly todo: string[];
  /** The names of the scripts. */
  scripts: readonly string[];
}

const EXAMPLE = 'get-allowance.spec.yaml';
const examples = fileURLToPath(new URL('../../../examples/first-operation/definitions/', import.meta.url));

/** @param settle the options of a run, once there is a configuration */
export async function initCommand(
  { yes = false, json = false, limit, definitions, out, agent }: InitOptions,
  io: Io,
  settle: () => Promise<Settled<GenerateOptions>>,
): Promise<ExitCode> {
  const project = projectIn('.', agent);
  const done: Done = { created: [], changed: [], kept: [], todo: [], scripts: [] };
  const isFirst = findConfig('.').kind === 'none';
  const question = 'Also write handlers, in which you implement the operations as a server? [y/N] ';
  const handlers = !isFirst || yes || !io.ask || json || (await io.ask(question));
  const write = async (files: () => Promise<void>): Promise<readonly Diagnostic[]> => {
    try {
      await files();
      return [];
    } catch (error) {
      if (!isSystemError(error)) throw error;
      return [cannotWrite(error.path ?? '.', error)];
    }
  };
  const refused = await write(() => writeConfig(project, { definitions, out, handlers }, done));
  if (refused.length > 0) return finish(refused, done, [], { json, limit }, io);
  // A configuration that is there says where everything is.
  const settled = await settle();
  const { options } = settled;
  const diagnostics = hasErrors(settled.diagnostics)
    ? settled.diagnostics
    : await write(async () => {
        await writeExample(options, done);
        await addScripts(project, done);
        await ignoreOutput(project, options, done);
        await append('.gitattributes', [`${options.out}/** linguist-generated`], done);
      });
  if (diagnostics.length > 0) return finish(diagnostics, done, [], { json, limit }, io);
  const generated = await generateOnce(options, { out: io.out, err: io.err, input: io.input });
  const number = generated.written.length;
  const what = number === 0 ? `${options.out}/ is up to date` : `${count(number, 'file')} generated in ${options.out}/`;
  const written = generated.ok ? [what] : [];
  const next = nextSteps(project, done, options);
  return finish(generated.diagnostics, done, [...written, ...next], { json, limit }, io);
}

async function finish(
  diagnostics: readonly Diagnostic[],
  { created, changed, kept, todo }: Done,
  next: readonly string[],
  { json, limit }: { readonly json: boolean; readonly limit: number },
  io: Io,
): Promise<ExitCode> {
  const ok = !hasErrors(diagnostics);
  if (json) await showJson(io, ok, diagnostics, { limit }, { created, changed, kept, next: [...todo, ...next] });
  else {
    const { green, cyan, dim, yellow } = io.out.colors;
    for (const path of created) io.out.write(`${green('created')} ${path}\n`);
    for (const path of changed) io.out.write(`${cyan('changed')} ${path}\n`);
    for (const path of kept) io.out.write(`${dim('kept')} ${path}\n`);
    await showDiagnostics(io, diagnostics, { limit });
    for (const line of todo) io.out.write(`${yellow('to do')} ${line}\n`);
    if (next.length > 0) io.out.write(`\n${next.join('\n')}\n`);
  }
  return ok ? Exit.ok : Exit.findings;
}

/** A module where specwright can be imported, so that editors complete it; data elsewhere. */
async function writeConfig(
  { isModule, hasTypeScript, hasNext, hasSpecwright, names }: Project,
  { definitions, out, handlers }: Pick<InitOptions, 'definitions' | 'out'> & { readonly handlers: boolean },
  done: Done,
): Promise<void> {
  const there = names.find((name) => /^specwright\.config\.\w+$/.test(name));
  if (there !== undefined) {
    done.kept.push(there);
    return;
  }
  const keys = {
    definitions,
    out,
    handlers: handlers ? 'handlers' : false,
    ...(hasNext && { imports: 'none' }),
  };
  if (!hasSpecwright) {
    await create('specwright.config.json', `${JSON.stringify(keys, null, 2)}\n`, done);
    done.todo.push('install specwright in this project, so that everybody runs the same version');
    return;
  }
  const ending = hasTypeScript ? (isModule ? 'ts' : 'mts') : isModule ? 'js' : 'mjs';
  const lines = Object.entries(keys).map(
    ([key, value]) => `  ${key}: ${typeof value === 'string' ? stringLiteral(value) : 'false'},\n`,
  );
  const text = `import { defineConfig } from 'specwright';\n\nexport default defineConfig({\n${lines.join('')}});\n`;
  await create(`specwright.config.${ending}`, text, done);
}

async function writeExample({ definitions }: GenerateOptions, done: Done): Promise<void> {
  const folder = firstFolder(definitions);
  if (folder === undefined) return;
  if (existsSync(folder)) {
    done.kept.push(`${folder}/`);
    return;
  }
  for (const name of ['common.spec.yaml', EXAMPLE]) {
    const text = (await readFile(join(examples, name), 'utf8')).replace(/^# yaml-language-server:.*\r?\n/, '');
    await create(`${folder}/${name}`, schemaLineFor(folder) + text, done);
  }
}

async function addScripts({ manifest, scripts }: Project, done: Done): Promise<void> {
  if (manifest === undefined) {
    done.todo.push(
      'add the scripts "generate": "specwright generate" and "check": "specwright check" to a package.json',
    );
    return;
  }
  const added = await withScripts(manifest, scripts);
  done.scripts = added.names;
  await replace('package.json', manifest, added.text, done);
}

async function ignoreOutput({ hasPrettier, eslint }: Project, { out }: GenerateOptions, done: Done): Promise<void> {
  if (hasPrettier) await append('.prettierignore', [`${out}/`], done);
  if (eslint.kind === 'old') await append('.eslintignore', [`${out}/`], done);
  if (eslint.kind !== 'flat') return;
  const text = await readFile(eslint.file, 'utf8');
  const changed = await withIgnored(text, out);
  if (changed === undefined) done.todo.push(`add { ignores: ['${out}/'] } to the list in ${eslint.file}`);
  else await replace(eslint.file, text, changed, done);
}

function nextSteps(
  { packageManager, scripts }: Project,
  done: Done,
  { definitions, handlers }: GenerateOptions,
): readonly string[] {
  const example = done.created.find((path) => path.endsWith(`/${EXAMPLE}`));
  const tables = example === undefined ? `in ${placesOf(definitions).join(', ')}` : `by changing ${example}`;
  const names = {
    ...scripts,
    ...Object.fromEntries(done.scripts.map((name) => [name, `specwright ${name.replace('specwright:', '')}`])),
  };
  const script = (command: string): string => {
    const name = Object.keys(names).find((one) => names[one as keyof typeof names] === command);
    return name === undefined ? `${starts[packageManager]} ${command}` : `${runs[packageManager]} ${name}`;
  };
  return [
    '',
    'Next:',
    `  1. Type your own tables ${tables}, or run ${starts[packageManager]} specwright new operation NAME.`,
    `  2. Run ${script('specwright generate')} after every change${handlers === false ? '' : `, and implement the functions in ${handlers}/`}.`,
    `  3. Commit everything, and run ${script('specwright check')} in CI.`,
  ];
}

/** A script; `yarn check` and the like are commands of the package manager. */
const runs: Readonly<Record<PackageManager, string>> = {
  npm: 'npm run',
  pnpm: 'pnpm run',
  yarn: 'yarn run',
  bun: 'bun run',
};
/** A program of an installed package, which npx does not find where there is no node_modules. */
const starts: Readonly<Record<PackageManager, string>> = {
  npm: 'npx',
  pnpm: 'pnpm exec',
  yarn: 'yarn run',
  bun: 'bunx',
};

/** Writes a file that is not there. */
export async function create(path: string, text: string, done: Pick<Done, 'created' | 'kept'>): Promise<void> {
  await makeFolder(dirname(path));
  try {
    await writeFile(path, text, { flag: 'wx' });
    done.created.push(path);
  } catch (error) {
    if (isSystemError(error) && error.code === 'EEXIST') {
      done.kept.push(path);
      return;
    }
    // On a full disk, it would stay as an empty file.
    await unlessRefused(() => rm(path, { force: true }));
    throw error;
  }
}

/** Adds lines to a file, or writes it. */
async function append(path: string, lines: readonly string[], done: Done): Promise<void> {
  const before = await unlessRefused(() => readFile(path, 'utf8'));
  if (before === undefined) await create(path, withLines('', lines), done);
  else await replace(path, before, withLines(before, lines), done);
}

/** Replaces the text of a file. */
async function replace(path: string, before: string, after: string, done: Done): Promise<void> {
  if (before === after) {
    done.kept.push(path);
    return;
  }
  await replaceFile(path, after);
  done.changed.push(path);
}
