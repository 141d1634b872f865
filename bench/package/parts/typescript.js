/** Every supported TypeScript: the declarations of both packages, and emitted sources where they are. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { link } from '../prepare.js';
import { npx, runNode } from '../processes.js';
import { assert, inPairs, row } from '../rows.js';
import { installed, newestNode, oldestNode, typescripts } from '../tools.js';

const libs = { es2022: ['es2022'], 'es2022 and dom': ['es2022', 'dom'] };
const types = { none: [], node: ['node'] };
const usual = { target: 'es2022', noEmit: true, resolveJsonModule: true, skipLibCheck: false };
const strictest = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
};
/** What later compilers add. */
const strictestSince = (line) => ({
  ...strictest,
  ...(line >= 5.9 ? { erasableSyntaxOnly: true, noUncheckedSideEffectImports: true } : {}),
});
const resolutions = {
  nodenext: { module: 'nodenext', moduleResolution: 'nodenext' },
  bundler: { module: 'esnext', moduleResolution: 'bundler' },
};

export async function typescript({ consumer, project }) {
  const rows = [];
  for (const compiler of typescripts) rows.push(await build(compiler, project));
  for (const compiler of typescripts)
    for (const [resolution, module] of Object.entries(resolutions)) {
      const environments = Object.entries(libs).flatMap(([libName, lib]) =>
        Object.entries(types).flatMap(([typesName, typesOf]) =>
          Object.entries({ 'not strict': { strict: false }, strictest: strictestSince(compiler.line) }).map(
            ([flagsName, flags]) => ({
              name: `lib ${libName}, types ${typesName}, ${flagsName}`,
              options: { ...usual, ...module, ...flags, lib, types: typesOf },
            }),
          ),
        ),
      );
      rows.push(
        await row('declarations of both packages', `${compiler.name}, ${resolution}`, async () => {
          await inPairs(
            environments.map(
              (environment, index) => () =>
                compile(compiler, join(consumer, `as-${index}`), ['../consumer.ts'], environment),
            ),
          );
          return `${environments.length} environments: lib with and without dom, types with and without node, not strict and strictest`;
        }),
        await row('emitted sources and handlers as they are', `${compiler.name}, ${resolution}`, async () => {
          const own = { ...usual, ...module, ...strictestSince(compiler.line), lib: ['es2022'], types: [] };
          const isolated = compiler.line >= 5.9 ? { isolatedDeclarations: true, declaration: true } : {};
          const environment = { name: 'strictest', options: { ...own, ...isolated } };
          await compile(
            compiler,
            join(project, 'as-sources'),
            ['../generated/*/*.ts', '../handlers/*.ts'],
            environment,
          );
          return Object.keys(isolated).length > 0 ? 'strictest, erasableSyntaxOnly, isolatedDeclarations' : 'strictest';
        }),
      );
    }
  return rows;
}

/** `specwright build` with the TypeScript of the project. */
function build(compiler, project) {
  return row('specwright build', compiler.name, async () => {
    rmSync(join(project, 'node_modules/typescript'));
    link(project, 'typescript', installed(`typescript-${compiler.line.toFixed(1)}`));
    rmSync(join(project, 'generated/dist'), { recursive: true });
    await npx(oldestNode.path, ['specwright', 'build'], { cwd: project });
    const { isLendBookRequest } = await import(
      `${pathToFileURL(join(project, 'generated/dist/lend-book/index.js')).href}?${compiler.line}`
    );
    assert(!isLendBookRequest({}), 'What is compiled does not validate');
  });
}

async function compile(compiler, folder, include, { name, options }) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, include }));
  try {
    await runNode(newestNode.path, [compiler.path, '-p', folder], { cwd: folder });
  } catch (error) {
    throw new Error(`${name}: ${error.message}`, { cause: error });
  }
}
