import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compilers, typeErrors } from './support/compiler.js';

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

describe('every emitted TypeScript file', () => {
  const files = Object.fromEntries(emittedFiles().map((path) => [path, readFileSync(path, 'utf8')]));
  const options = {
    // A user of the package may not have it, and then asks for what it forbids.
    noPropertyAccessFromIndexSignature: false,
    // What all packages share is in the first of them only.
    rootDirs: folders.map((folder) => `./${folder}`),
    lib: ['es2022', 'dom', 'dom.iterable'],
  };

  it('is part of one strict program', () => {
    expect(Object.keys(files)).toContain('generated/create-customer/types.ts');
    expect(Object.keys(files)).toContain('test/cases/second-operation/out/get-allowance/types.ts');
  });

  for (const [version, compiler] of Object.entries(compilers)) {
    it(`type-checks under TypeScript ${version}`, () => {
      expect(typeErrors(compiler, files, options)).toEqual([]);
    });

    it(`is reported under TypeScript ${version} when it has an error`, () => {
      const broken = 'export const optional: { a?: string } = {};\nexport const text: string = optional.a;\n';
      expect(typeErrors(compiler, { 'broken.ts': broken }, options)).toEqual([
        {
          file: 'broken.ts',
          line: 2,
          message:
            "Type 'string | undefined' is not assignable to type 'string'.\n  Type 'undefined' is not assignable to type 'string'.",
        },
      ]);
    });
  }
});
