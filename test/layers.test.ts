import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { bundled, packages } from '../build/packages.js';

interface Module {
  /** Relative to `generator/`, with its ending: `4-emit/emit.ts`. */
  readonly path: string;
  readonly file: ts.SourceFile;
  /** Paths of our own modules and names of packages that it imports at start-up. */
  readonly imports: readonly string[];
  /** The same of imports that are types only, or made when they are needed. */
  readonly lazyImports: readonly string[];
  /** Those of the imports that leave nothing behind in JavaScript. */
  readonly typeImports: readonly string[];
}

const root = 'generator';
const phases = ['1-load', '2-model', '3-check', '4-emit', '5-write'];

function readModule(path: string): Module {
  const file = ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.ES2022, true);
  const imports: string[] = [];
  const lazyImports: string[] = [];
  const typeImports: string[] = [];
  const resolve = (specifier: string): string =>
    specifier.startsWith('.') ? normalize(join(dirname(path), specifier)).replace(/\.js$/, '.ts') : specifier;
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
      const specifier = resolve((node.moduleSpecifier as ts.StringLiteral).text);
      (isTypeOnly(node) ? lazyImports : imports).push(specifier);
      if (isTypeOnly(node)) typeImports.push(specifier);
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [specifier] = node.arguments;
      if (specifier && ts.isStringLiteral(specifier)) lazyImports.push(resolve(specifier.text));
      // The configuration of a user is a module.
      else if (path !== 'config/load-module.ts') throw new Error(`${path} imports what is not known`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { path, file, imports, lazyImports, typeImports };
}

function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  return ts.isImportDeclaration(node)
    ? node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
    : node.isTypeOnly;
}

const modules = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'))
  .map(readModule);

const folderOf = (path: string): string => path.slice(0, path.indexOf('/') + 1).replace('/', '');
const everyImport = (module: Module): readonly string[] => [...module.imports, ...module.lazyImports];
/** `a.ts imports b.ts` for each import that is not allowed. */
const offences = (isAllowed: (from: string, to: string) => boolean, among = everyImport): readonly string[] =>
  modules.flatMap((module) =>
    among(module)
      .filter((to) => !isAllowed(module.path, to))
      .map((to) => `${module.path} imports ${to}`),
  );

describe('the modules of the generator', () => {
  it('are found, with their imports', () => {
    expect(modules.length).toBeGreaterThan(50);
    const emit = modules.find(({ path }) => path === '4-emit/format.ts');
    expect(emit?.lazyImports).toContain('prettier');
    expect(emit?.lazyImports).toContain('4-emit/target.ts');
    expect(modules.find(({ path }) => path === 'analyze-loaded.ts')?.imports).toContain('2-model/build.ts');
  });

  it('import only modules that exist', () => {
    const paths = modules.map(({ path }) => path);
    expect(offences((_, to) => !to.endsWith('.ts') || paths.includes(to))).toEqual([]);
  });

  it('of a phase import no later phase', () => {
    const rank = (path: string): number => phases.indexOf(folderOf(path));
    expect(offences((from, to) => rank(from) < 0 || rank(to) <= rank(from))).toEqual([]);
  });

  /** The modules that are the order of the phases. */
  const callers = ['generate.ts', 'analyze.ts', 'analyze-loaded.ts', 'api.ts'];

  it('of a phase do not import what calls the phases', () => {
    const isOuter = (path: string): boolean =>
      /^(browser|cli|config|functions|jobs)\//.test(path) || callers.includes(path);
    expect(offences((from, to) => isOuter(from) || !isOuter(to))).toEqual([]);
  });

  /** What stands beside the phases, and which of them may use it: each knows those before it and no phase. */
  const rooms = ['diagnostics', 'cache', 'merge', 'formats', 'model', 'extend', 'judge', 'vectors'];

  it('beside the phases import no phase', () => {
    const isBeside = (path: string): boolean =>
      rooms.includes(folderOf(path)) || (!path.includes('/') && !callers.includes(path));
    expect(offences((from, to) => !isBeside(from) || !phases.includes(folderOf(to)))).toEqual([]);
  });

  it('beside the phases import each other in one direction', () => {
    const rank = (path: string): number => rooms.indexOf(folderOf(path));
    const isAllowed = (from: string, to: string): boolean => rank(from) < 0 || rank(to) <= rank(from);
    expect(offences(isAllowed)).toEqual([]);
  });

  it('of the model import only types: spans, and the names of types and formats', () => {
    const model = modules.filter(({ path }) => /^model\/(.*-)?model\.ts$/.test(path));
    expect(model.length).toBeGreaterThan(5);
    expect(model.flatMap(({ imports }) => imports)).toEqual([]);
    const others = model.flatMap(({ lazyImports }) => lazyImports).filter((to) => !to.startsWith('model/'));
    expect([...new Set(others)].sort()).toEqual(['diagnostics/source.ts', 'formats/index.ts']);
  });

  it('of the formats import only formats', () => {
    expect(offences((from, to) => folderOf(from) !== 'formats' || folderOf(to) === 'formats')).toEqual([]);
  });

  it('that judge a format and those that emit its check do not import each other', () => {
    const isAllowed = (module: Module, to: string): boolean =>
      !module.path.startsWith('judge/') || folderOf(to) !== 'formats' || module.typeImports.includes(to);
    expect(modules.flatMap((module) => everyImport(module).filter((to) => !isAllowed(module, to)))).toEqual([]);
  });

  it('of the targets import neither each other nor the definitions', () => {
    // A target is a folder or a file of `4-emit/targets/`; `index.ts` lists them.
    const targetOf = (path: string): string | undefined => {
      const name = /^4-emit\/targets\/([^/]+?)(?:\/|\.ts$)/.exec(path)?.[1];
      return name === 'index' ? undefined : name;
    };
    const shared = [
      'encode',
      'ledger',
      'print-code/layout',
      'print-code/print-code',
      'print-data',
      'print-yaml',
      'runtime',
      'scopes',
      'target',
      'templates/render',
      'templates/view',
      'width',
    ];
    const isAllowed = (from: string, to: string): boolean => {
      const target = targetOf(from);
      if (target === undefined || !to.endsWith('.ts')) return true;
      if (targetOf(to) === target || to.startsWith('4-emit/lower/')) return true;
      return shared.some((name) => to === `4-emit/${name}.ts`) || !phases.includes(folderOf(to));
    };
    expect(offences(isAllowed)).toEqual([]);
    expect(new Set(modules.map(({ path }) => targetOf(path))).size).toBeGreaterThan(10);
  });

  it('of lowering import no target', () => {
    const isAllowed = (from: string, to: string): boolean =>
      !from.startsWith('4-emit/lower/') ||
      !to.startsWith('4-emit/') ||
      to.startsWith('4-emit/lower/') ||
      ['4-emit/encode.ts', '4-emit/ledger.ts', '4-emit/templates/view.ts'].includes(to);
    expect(offences(isAllowed)).toEqual([]);
  });

  it('access the file system only to load definitions, read templates and write output', () => {
    const mayTouch = (path: string): boolean =>
      ['regular-file.ts', 'roots.ts', '1-load/list.ts', '1-load/payload.ts', '1-load/schema-line.ts'].includes(path) ||
      ['4-emit/templates/load-templates.ts', '4-emit/runtime.ts'].includes(path) ||
      path.startsWith('5-write/') ||
      /^(cache|config|jobs|cli)\//.test(path);
    const isFiles = (to: string): boolean =>
      /^node:(fs|child_process|net|http|https|worker_threads)/.test(to) || to === 'chokidar';
    expect(offences((from, to) => !isFiles(to) || mayTouch(from))).toEqual([]);
  });

  it('print and exit only in cli/', () => {
    const found = modules
      .filter(({ path }) => !path.startsWith('cli/'))
      .flatMap(({ path, file }) => namesIn(file, ['console', 'process']).map((name) => `${path} uses ${name}`));
    // The process's own number, which names of files hold, and the version of Node.
    expect(
      found.filter((one) => !/^(5-write|cache)\/\S+ uses process\.(pid|kill|platform|version)$/.test(one)),
    ).toEqual([]);
  });

  it('hold no state', () => {
    const found = modules.flatMap(({ path, file }) =>
      file.statements
        .filter(ts.isVariableStatement)
        .filter(({ declarationList }) => (declarationList.flags & ts.NodeFlags.Const) === 0)
        .map((statement) => `${path}: ${statement.getText().slice(0, 60)}`),
    );
    expect(found).toEqual([]);
  });

  it('import heavy packages when they are used, not at start-up', () => {
    const heavy = [
      'ts-morph',
      'typescript',
      'prettier',
      'handlebars',
      'json-schema-to-typescript',
      '@apidevtools/swagger-parser',
      'ajv',
    ];
    const isHeavy = (to: string): boolean => heavy.some((name) => to === name || to.startsWith(`${name}/`));
    // What a module needs at once that is itself loaded when it is used.
    const isLoadedLate = (path: string): boolean =>
      /^4-emit\/(print-code\/|targets\/types\/(print-types|compile)\.ts$)/.test(path);
    const mayNeed = (from: string, to: string): boolean =>
      from.endsWith('compile.ts') ? to === 'json-schema-to-typescript' : to === 'prettier/doc';
    expect(
      offences(
        (from, to) =>
          (isLoadedLate(from) && mayNeed(from, to)) || (!isHeavy(to) && (isLoadedLate(from) || !isLoadedLate(to))),
        (module) => module.imports,
      ),
    ).toEqual([]);
  });

  it('import only packages that an install brings, or that the bundle holds', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      dependencies: Record<string, string>;
      devDependencies: Record<string, string>;
    };
    expect(packages.toSorted()).toEqual(Object.keys(dependencies));
    expect(bundled.filter((name) => !(name in devDependencies))).toEqual([]);
    const packageOf = (to: string): string => (/^(@[^/]+\/[^/]+|[^/]+)/.exec(to) ?? [''])[0];
    const isAllowed = (_: string, to: string): boolean =>
      to.endsWith('.ts') || to.startsWith('node:') || packageOf(to) in dependencies || bundled.includes(packageOf(to));
    const remaining = ({ imports, lazyImports, typeImports }: Module): readonly string[] => [
      ...imports,
      ...lazyImports.filter((to) => !typeImports.includes(to)),
    ];
    expect(offences(isAllowed, remaining)).toEqual([]);
  });

  it('have at most 300 lines each', () => {
    const long = modules.filter(({ file }) => file.getLineStarts().length > 301);
    expect(long.map(({ path }) => path)).toEqual([]);
    expect(modules.find(({ path }) => path === 'generate.ts')?.file.getLineStarts().length).toBeLessThan(130);
  });
});

/** Uses of global names, with the property that is read: `process.exit`. */
function namesIn(file: ts.SourceFile, names: readonly string[]): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isPropertyAccessExpression(node) &&
      ts.isIdentifier(node.expression) &&
      names.includes(node.expression.text)
    ) {
      found.push(node.getText());
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
