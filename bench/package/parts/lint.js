/** What linters say of emitted sources and handlers, where a user has them read. */
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runNode } from '../processes.js';
import { assert, row } from '../rows.js';
import { installed, newestNode, versionOf } from '../tools.js';

const compilerOptions = {
  target: 'es2022',
  module: 'nodenext',
  strict: true,
  noEmit: true,
  lib: ['es2022'],
  types: [],
};
/** Some rules ask for the opposite under these options. */
const more = {
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
};
const presets = '...typescript.configs.strictTypeChecked, ...typescript.configs.stylisticTypeChecked';

export async function lint({ folder, project }) {
  const own = join(folder, 'lint');
  mkdirSync(own);
  for (const name of ['generated', 'handlers'])
    cpSync(join(project, name), join(own, name), { recursive: true, filter: (path) => !path.endsWith('/dist') });
  writeFileSync(join(own, 'package.json'), '{ "type": "module" }');
  const eslint = (configs, options = {}) => {
    const include = ['generated', 'handlers'];
    writeFileSync(
      join(own, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: { ...compilerOptions, ...options }, include }),
    );
    writeFileSync(join(own, 'eslint.config.js'), configuration(configs));
    return runNode(newestNode.path, [installed('eslint/bin/eslint.js'), '--max-warnings=0', 'generated', 'handlers'], {
      cwd: own,
    });
  };
  const on = `ESLint ${versionOf('eslint')}, typescript-eslint ${versionOf('typescript-eslint')}`;
  const count = `${sourcesIn(own).length} files`;
  return [
    await row('emitted sources and handlers: strictTypeChecked, stylisticTypeChecked', on, async () => {
      await eslint(presets);
      await eslint(presets, more);
      await assertThatRulesHold(own, () => eslint(presets));
      return `nothing in ${count}; compiler options strict and strictest, unused directives are errors`;
    }),
    await row('emitted sources and handlers: no rules, no plugin', `ESLint ${versionOf('eslint')}`, async () => {
      await eslint('');
      return `nothing in ${count}; unused directives are errors`;
    }),
    await row('emitted sources and handlers: its defaults', `oxlint ${versionOf('oxlint')}`, async () => {
      await runNode(newestNode.path, [installed('oxlint/bin/oxlint'), '--deny-warnings', 'generated', 'handlers'], {
        cwd: own,
      });
      return `nothing in ${count}`;
    }),
  ];
}

const configuration = (
  configs,
) => `import typescript from ${JSON.stringify(pathToFileURL(installed('typescript-eslint/dist/index.js')).href)};
const languageOptions = { parser: typescript.parser, parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } };
const linterOptions = { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' };
export default [${configs === '' ? '' : `${configs}, `}{ files: ['**/*.ts'], languageOptions, linterOptions }];
`;

const sourcesIn = (folder) =>
  readdirSync(folder, { recursive: true }).filter((path) => /^(generated|handlers)\/.*\.ts$/.test(path));

/** A handler that breaks a rule is reported, and so is an emitted file without its first lines. */
async function assertThatRulesHold(folder, linted) {
  for (const [path, change] of [
    [join(folder, 'handlers/lend-book.ts'), (text) => `${text}export const unused = (text: any) => text;\n`],
    [join(folder, 'generated/lend-book/types.ts'), (text) => text.split('\n').slice(2).join('\n')],
  ]) {
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, change(text));
    const found = await linted().then(
      () => '',
      ({ message }) => message,
    );
    writeFileSync(path, text);
    assert(found.includes(path), `Nothing is reported of a broken ${path}`);
  }
}
