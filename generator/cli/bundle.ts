import { isUtf8 } from 'node:buffer';
import { parse as parseYaml } from 'yaml';
import { bundlePiece, bundlesOf } from '../4-emit/targets/openapi/bundle.js';
import { printYaml } from '../4-emit/print-yaml.js';
import { analyze } from '../analyze.js';
import { type Diagnostic, diagnostic, hasErrors } from '../diagnostics/diagnostic.js';
import { cannotRead, cannotWrite, shown } from '../diagnostics/failed-file.js';
import { positionAt, type Source, type Span } from '../diagnostics/source.js';
import { isSystemError } from '../diagnostics/system-error.js';
import { readDocument, type TextDocument } from '../merge/document.js';
import { type Conflict, isMembers, type Members, type Path, planMerge, pointerOf } from '../merge/plan.js';
import type { Operation } from '../model/model.js';
import { readRegularFile } from '../regular-file.js';
import { Exit, type ExitCode, UsageError } from './exit.js';
import { count, type Io, showDiagnostics, showJson } from './io.js';
import { misnamed } from './misnamed.js';
import type { GlobalOptions } from './options.js';
import { replaceFile } from './replace-file.js';

export interface BundleOptions extends GlobalOptions {
  /** The document to merge into; without it, the document of the API is printed. */
  readonly into?: string;
  readonly force?: boolean;
  readonly dryRun?: boolean;
  /** Whether references to other files are resolved first. */
  readonly resolve?: boolean;
}

/** In bytes. */
const LARGEST = 64 * 1024 * 1024;

/** `specwright bundle`: the OpenAPI document of an API, by itself or merged into a document of the user's own. */
export async function bundleCommand(name: string | undefined, options: BundleOptions, io: Io): Promise<ExitCode> {
  const { definitions, into, json = false, limit } = options;
  const { model, diagnostics } = await analyze(definitions, options.extensions);
  if (!json || !hasErrors(diagnostics)) await showDiagnostics(io, diagnostics, { limit });
  else await showJson(io, false, diagnostics, { limit }, { changes: [] });
  if (hasErrors(diagnostics)) return Exit.findings;
  const apis = [...new Set(model.operations.map(({ api }) => api.name))];
  if (name !== undefined && !apis.includes(name)) return misnamed(io, 'API', name, apis);
  if (name === undefined && apis.length > 1)
    throw new UsageError(`there are several APIs: ${apis.join(', ')}. Name one of them.`);
  const operations = model.operations.filter(({ api }) => api.name === (name ?? apis[0]));
  const [bundle] = bundlesOf(operations.map((operation) => bundlePiece(operation)));
  if (!bundle) throw new UsageError('there is no operation');
  if (into === undefined) {
    io.out.write(bundle.content);
    return Exit.ok;
  }
  const ours: unknown = parseYaml(bundle.content, { maxAliasCount: -1 });
  if (!isMembers(ours)) throw new Error('The generated document is not an object');
  return mergeInto(into, ours, operations, options, io);
}

async function mergeInto(
  into: string,
  ours: Members,
  operations: readonly Operation[],
  options: BundleOptions,
  io: Io,
): Promise<ExitCode> {
  const { json = false, limit, dryRun = false, force = false } = options;
  const report = async (diagnostics: readonly Diagnostic[], changes: readonly object[]): Promise<ExitCode> => {
    const ok = !hasErrors(diagnostics);
    if (json) await showJson(io, ok, diagnostics, { limit }, { file: into, changes });
    else await showDiagnostics(io, diagnostics, { limit });
    return ok ? Exit.ok : Exit.findings;
  };
  const read = await readInto(into, options.resolve ?? false);
  if ('diagnostics' in read) return report(read.diagnostics, []);
  const { source, document } = read;
  const { changes, conflicts } = planMerge(document.value, ours, force);
  if (conflicts.length > 0) {
    return report(
      conflicts.map((conflict) => told(conflict, source, document, operations)),
      [],
    );
  }
  const text = document.edited(changes);
  if (text === undefined) return report([diagnostic('merge-anchored', { path: shown(into) }, {})], []);
  const parts = changes.filter(({ path }) => path[0] !== 'x-specwright');
  const listed = parts.map(({ path, value }) => ({
    pointer: pointerOf(path),
    change: value === undefined ? 'removed' : 'merged',
  }));
  if (text !== read.before && !dryRun) {
    try {
      await replaceFile(into, text);
    } catch (error) {
      return report([cannotWrite(into, error)], []);
    }
  }
  if (!json) {
    if (dryRun) for (const { pointer, change } of listed) io.out.write(`${pointer} would be ${change}\n`);
    io.err.write(
      text === read.before
        ? `${shown(into)} is up to date\n`
        : `${count(listed.length, 'part')} ${dryRun ? 'would be ' : ''}merged into ${shown(into)}\n`,
    );
  }
  return report([], listed);
}

interface Read {
  readonly source: Source;
  readonly document: TextDocument;
  /** The text of the file. */
  readonly before: string;
}

async function readInto(into: string, isResolved: boolean): Promise<Read | { readonly diagnostics: Diagnostic[] }> {
  let before: string;
  try {
    const bytes = await readRegularFile(into, LARGEST);
    if (!bytes) throw new UsageError(`${shown(into)} is larger than ${LARGEST / 1024 / 1024} MiB`);
    before = bytes.toString('utf8');
    // What is read wrongly would be written wrongly.
    if (!isUtf8(bytes)) return unreadable('a byte is no UTF-8', { path: into, text: before }, before.indexOf('\ufffd'));
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return { diagnostics: [cannotRead(into, 'the document', error)] };
  }
  const first = readDocument(into, before, printYaml);
  if ('reason' in first) return unreadable(first.reason, { path: into, text: before }, first.offset);
  const text = isResolved ? await resolved(into, before) : before;
  const source = { path: into, text };
  const document = isResolved ? readDocument(into, text, printYaml) : first;
  if ('reason' in document) return unreadable(document.reason, source, document.offset);
  const version = document.value['openapi'];
  if (typeof version === 'string' && /^3\.[12]\./.test(version)) return { source, document, before };
  const found = typeof version === 'string' ? `OpenAPI ${version}` : 'not an OpenAPI document';
  const where = spanAt(source, document, ['openapi']);
  return { diagnostics: [diagnostic('document-version', where, { found })] };
}

function unreadable(reason: string, source: Source, offset: number): { readonly diagnostics: Diagnostic[] } {
  return { diagnostics: [diagnostic('document-syntax', { source, start: offset, end: offset }, { reason })] };
}

/** The document with what it refers to in other files in its place. Its layout and comments are lost with that. */
async function resolved(into: string, text: string): Promise<string> {
  const { default: SwaggerParser } = await import('@apidevtools/swagger-parser');
  try {
    const value = await SwaggerParser.bundle(into);
    return text.trimStart().startsWith('{') ? `${JSON.stringify(value, null, 2)}\n` : printYaml(value);
  } catch (error) {
    throw new UsageError(`${shown(into)} refers to what cannot be read: ${String((error as Error).message)}`);
  }
}

function spanAt(source: Source, document: TextDocument, path: Path): Span {
  const start = document.offsetOf(path);
  const end = source.text.slice(start).search(/[:\r\n]|$/) + start;
  return { source, start, end };
}

/** The diagnostic of a conflict: its place in the document, and where what is merged comes from. */
function told(
  conflict: Conflict,
  source: Source,
  document: TextDocument,
  operations: readonly Operation[],
): Diagnostic {
  const { kind, path } = conflict;
  const span = spanAt(source, document, path);
  const [section, ...keys] = kind === 'twice' ? conflict.ours : path;
  const name = section === 'paths' ? `${(keys[1] ?? '').toUpperCase()} ${keys[0] ?? ''}` : keys.join('/');
  if (kind === 'elsewhere') return diagnostic('merge-elsewhere', span, { name });
  const of = operations.find(({ path, method }) => path === keys[0] && method.toLowerCase() === keys[1]);
  const from = of ?? operations[0];
  const where = from ? `${from.span.source.path}:${positionAt(from.span.source, from.span.start).line}` : '';
  const theirs = String(positionAt(source, span.start).line);
  if (kind === 'twice') return diagnostic('merge-twice', span, { what: conflict.what, theirs, where });
  return diagnostic(kind === 'taken' ? 'merge-taken' : 'merge-edited', span, { name, theirs, where });
}
