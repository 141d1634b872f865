/** What every result depends on besides the definitions: specwright itself, its libraries, Node and the templates. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CacheFolder } from './cache-folder.js';
import { fileSignature, sha256, treeOf } from './signature.js';

/** The code of the generator, compiled or not, and the runtime and templates that it copies and renders. */
const code = fileURLToPath(new URL('..', import.meta.url));
const own = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Different after any change of the tool or of the user's templates.
 *
 * @returns undefined if something of it has changed too recently, or is neither a file nor a folder
 */
export function toolSignature(
  { installMarks }: CacheFolder,
  templates: string | undefined,
  now: number,
): string | undefined {
  const found = [
    ...[code, join(own, 'runtime'), join(own, 'templates'), templates].map((folder) =>
      folder === undefined ? 'none' : treeOf(folder, now),
    ),
    ...[join(own, 'package.json'), join(own, 'definitions/definition.schema.json'), ...installMarks].map((path) =>
      fileSignature(path, now),
    ),
  ];
  return found.includes(undefined) ? undefined : sha256([process.version, ...found].join('\n\n'));
}
