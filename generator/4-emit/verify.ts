/**
 * Checks of finished files that can only fail because of a bug of a target, so that an ordinary run does without them:
 * swagger-parser reads every OpenAPI document, and Prettier would change no file.
 */
import { parse } from 'yaml';
import { EmitError } from './emit-error.js';
import { formatting } from './format.js';
import type { EmittedFile } from './target.js';

/** Throws at the first file that fails. */
export async function verify(files: readonly EmittedFile[]): Promise<void> {
  // What a target of a user writes may be in any layout.
  for (const file of files.filter(({ own }) => !own)) {
    if (/(^|\/)openapi[^/]*\.yaml$/.test(file.path)) await verifyOpenapi(file);
    if (!isOneRuleALine(file)) await verifyLayout(file);
  }
}

/** `fidelity.json` and `vectors.json` have one rule or vector a line, which Prettier would spread over several. */
function isOneRuleALine({ path }: EmittedFile): boolean {
  return /\/(fidelity|vectors)\.json$/.test(path);
}

async function verifyOpenapi({ path, content }: EmittedFile): Promise<void> {
  const { default: SwaggerParser } = await import('@apidevtools/swagger-parser');
  // Its walk along references takes a step for every way that leads to a schema, of which there may be 2^n.
  const dereference = { excludedPathMatcher: () => true };
  const options = { resolve: { external: false }, dereference };
  try {
    await SwaggerParser.validate(parse(content) as Parameters<typeof SwaggerParser.validate>[0], options);
  } catch (error) {
    throw new EmitError(path, content, 1, `is not valid: ${String(error)}`, { cause: error });
  }
}

async function verifyLayout({ path, content }: EmittedFile): Promise<void> {
  const { format } = await import('prettier');
  const formatted = await format(content, { filepath: path, ...formatting });
  if (formatted === content) return;
  const [lines, expected] = [content.split('\n'), formatted.split('\n')];
  const index = lines.findIndex((line, at) => line !== expected[at]);
  throw new EmitError(path, content, index + 1, `is not as Prettier prints it: ${expected[index] ?? 'it ends here'}`);
}
