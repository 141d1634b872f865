import { readFileSync } from 'node:fs';

/** The declarations of a module, made from its file alone. */
export async function declarationsOf(path) {
  const { default: ts } = await import('typescript');
  const { outputText, diagnostics = [] } = ts.transpileDeclaration(readFileSync(path, 'utf8'), {
    compilerOptions: { strict: true },
    reportDiagnostics: true,
  });
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({ messageText }) => messageText).join('\n'));
  return outputText;
}
