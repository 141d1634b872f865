/** What every result depends on besides the definitions: specwright itself, its libraries, Node and the templates. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CacheFolder } from './cache-folder.js';
import { Memory } from './memory.js';
import { fileSignature, sha256, treeOf } from './signature.js';

/** The code of the generator, compiled or not, and the runtime and templates that it copies and renders. */
const code = fileURLToPath(new URL('..', import.meta.url));
const own = fileURLToPath(new URL('../..', import.meta.url));

/** What the runs of a process have in common: its code is the one that was there when it began. */
class Loaded {
  signature: string | undefined;
}

/**
 * Different after any change of the tool or of the user's templates.
 *
 * @returns undefined if something of it has changed too recently, or is neither a file nor a folder
 */
export function toolSignature(
  cache: CacheFolder,
  templates: string | undefined,
  now: number,
  memory: Memory = new Memory(),
): string | undefined {
  const loaded = memory.part(Loaded);
  loaded.signature ??= ownSignature(cache, now);
  const theirs = templates === undefined ? 'none' : treeOf(templates, now);
  if (loaded.signature === undefined || theirs === undefined) return undefined;
  return sha256([loaded.signature, theirs].join('\n\n'));
}

/** The signature of specwright itself, its libraries and Node. */
function ownSignature({ installMarks }: CacheFolder, now: number): string | undefined {
  const found = [
    ...[code, join(own, 'runtime'), join(own, 'templates')].map((folder) => treeOf(folder, now)),
    ...[join(own, 'package.json'), join(own, 'definitions/definition.schema.json'), ...installMarks].map((path) =>
      fileSignature(path, now),
    ),
  ];
  return found.includes(undefined) ? undefined : sha256([process.version, ...found].join('\n\n'));
}
