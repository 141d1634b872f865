import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import type typescript from 'typescript';
import { describe, expect, it } from 'vitest';
import { compilers } from './support/compiler.js';
import { shareSources } from './support/source-files.js';

/** The strictest options that a user of the package may have. */
const options = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitReturns: true,
  noImplicitOverride: true,
  noFallthroughCasesInSwitch: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  noEmit: true,
  // Those of the compiler.
  skipDefaultLibCheck: true,
  types: [],
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
};

/** The package, and the cases that are generated in the tests. */
const folders = ['generated', ...readdirSync('test/cases').map((name) => join('test/cases', name, 'out'))].filter(
  (folder) => existsSync(folder),
);

/** Every emitted TypeScript file. */
function emittedFiles(): string[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !/(^|\/)(dist|node_modules)\//.test(file))
      .map((file) => join(folder, file)),
  );
}

/** Messages of the type checker, as `file:line message`. */
function typeErrors(ts: typeof typescript, files: readonly string[]): string[] {
  const all = {
    ...options,
    // What all packages share is in the first of them only.
    rootDirs: folders.map((folder) => resolve(folder)),
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  };
  const host = ts.createCompilerHost(all);
  shareSources(ts, host);
  const program = ts.createProgram(files, all, host);
  return ts.getPreEmitDiagnostics(program).map((diagnostic) => {
    const { file, start } = diagnostic;
    const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    return `${file?.fileName ?? ''}:${line} ${ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n')}`;
  });
}

describe('every emitted TypeScript file', () => {
  const files = emittedFiles();

  it('is part of one strict program', () => {
    expect(files).toContain('generated/create-customer/types.ts');
    expect(files).toContain('test/cases/second-operation/out/get-allowance/types.ts');
  });

  for (const [version, ts] of Object.entries(compilers)) {
    it(`type-checks under TypeScript ${version}`, () => {
      expect(typeErrors(ts, files)).toEqual([]);
    });

    it(`is reported under TypeScript ${version} when it has an error`, () => {
      const folder = mkdtempSync(join(tmpdir(), 'specwright-'));
      try {
        const broken = join(folder, 'broken.mts');
        writeFileSync(broken, 'export const optional: { a?: string } = {};\nexport const text: string = optional.a;\n');
        expect(typeErrors(ts, [broken]).map((line) => basename(line))).toEqual([
          "broken.mts:2 Type 'string | undefined' is not assignable to type 'string'.\n  Type 'undefined' is not assignable to type 'string'.",
        ]);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  }
});
