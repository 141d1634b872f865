/** Phases 1 to 4 for one definition and the common file that it uses, independent of all others. */
import type { LoadedCommon, LoadedFile } from '../1-load/definition.js';
import { isInstalled } from '../1-load/uses.js';
import { loadFile } from '../1-load/load.js';
import { schemaNamedIn } from '../1-load/schema-line.js';
import { commonPathsOf } from '../2-model/common.js';
import { type Facts, factsOfCommon, factsOfOperation } from '../3-check/facts.js';
import { installedAnalyser } from '../3-check/installed-analyser.js';
import { type EmitOptions, emitOperation, type OperationOutput } from '../4-emit/emit.js';
import { type HandlerFacts, handlerFactsOf } from '../4-emit/handlers.js';
import type { LoadedTemplates } from '../4-emit/templates/load-templates.js';
import { verify } from '../4-emit/verify.js';
import type { EmittedFile } from '../4-emit/target.js';
import type { NewFile, OutputFile } from '../5-write/compare.js';
import { hashOf } from '../5-write/hash.js';
import { layoutHash } from '../5-write/layout/layout.js';
import { checkPiecesOf } from '../3-check/own-checks.js';
import { analyzeLoaded } from '../analyze-loaded.js';
import { Memory } from '../cache/memory.js';
import { sha256 } from '../cache/signature.js';
import type { Extensions } from '../extend/extensions.js';
import { blaming } from './blame.js';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.js';

/** A text that something was made from: its path and the hash of its content. */
export interface Origin {
  readonly path: string;
  readonly hash: string;
}

/** What becomes of a definition. */
export interface DefinitionResult {
  readonly path: string;
  /** The definition, and the common file that it uses; undefined if it could not be read. */
  readonly origins: readonly Origin[] | undefined;
  /** Files that exist; without one of them there would be a warning. */
  readonly required: readonly string[];
  /** The paths that a nearer common file would have. */
  readonly absent: readonly string[];
  /** Whether nothing in it has to be reported. What is to be reported, an analysis tells. */
  readonly isQuiet: boolean;
  /** Absent if it has no structure to tell them from. */
  readonly facts?: Facts;
  /** Absent if there is an error, and for a common file. */
  readonly output?: DefinitionOutput;
  /** The mistake in a user's template that has prevented the output. */
  readonly blamed?: Diagnostic;
}

export interface DefinitionOutput {
  readonly files: readonly OutputFile[];
  /** For the handlers. */
  readonly handler: HandlerFacts;
  /** What package targets need, by their names; undefined for what was kept from an earlier run. */
  readonly pieces: OperationOutput['pieces'] | undefined;
}

export interface DefinitionOptions extends Omit<EmitOptions, 'render'> {
  /** Without mistakes. */
  readonly templates: LoadedTemplates & { readonly render: NonNullable<LoadedTemplates['render']> };
  /** The paths of all definitions. */
  readonly paths: ReadonlySet<string>;
  /** Whether the files are checked for bugs of specwright as well. */
  readonly isVerified: boolean;
  /** What the configuration adds. */
  readonly extensions?: Extensions;
  /** The hash of the form of a file by its path and the hash of its content, if it is known. */
  readonly layoutOf?: LayoutOf | undefined;
  /** Of the runs of this process. */
  readonly memory?: Memory | undefined;
}

/** Common files as they were last read, by their paths, with the hashes of their content. */
class LastCommon extends Map<string, { readonly hash: string; readonly file: LoadedCommon }> {}

type LayoutOf = (path: string, hash: string) => string | undefined;

/** The common file of an operation, and the paths at which a nearer one would be. */
interface LoadedCommonFile {
  readonly common?: LoadedCommon;
  readonly bytes?: Buffer;
  readonly absent: readonly string[];
}

/** @returns a function for one definition after the other, which reads each common file once */
export function definitionGenerator(options: DefinitionOptions): (path: string) => Promise<DefinitionResult> {
  const last = (options.memory ?? new Memory()).part(LastCommon);
  const known = new Map<string, ReturnType<typeof loadCommon>>();
  const load = (path: string): ReturnType<typeof loadCommon> => {
    const found = known.get(path) ?? loadCommon(path, last);
    known.set(path, found);
    return found;
  };
  const commonOf = async (file: LoadedFile): Promise<LoadedCommonFile> => {
    const absent: string[] = [];
    for (const path of file.kind === 'common' ? [] : commonPathsOf(file)) {
      // Files of packages are not among the definitions.
      const isThere = options.paths.has(path) || isInstalled(file.kind === 'operation' ? (file.data.uses ?? '') : '');
      if (!isThere) absent.push(path);
      else {
        return { absent, ...(await load(path)) };
      }
    }
    return { absent };
  };
  return async (path) => {
    const own = await loadFile(path);
    const { file, bytes } = own;
    if (!file || !bytes) return { path, origins: undefined, required: [], absent: [], isQuiet: false };
    const { common, absent, ...used } = await commonOf(file);
    const origins = [
      { path, hash: sha256(bytes) },
      ...(common && used.bytes ? [{ path: common.source.path, hash: sha256(used.bytes) }] : []),
    ];
    const files = [file, ...(common ? [common] : [])];
    const loaded = { files, repaired: [], rejected: [], diagnostics: own.diagnostics };
    const { model, diagnostics } = analyzeLoaded(loaded, installedAnalyser, options.extensions);
    const told = diagnostics.filter((one) => !isAboutCommon(one, common));
    const result = {
      path,
      origins,
      required: [schemaNamedIn(file.source)?.file ?? []].flat(),
      absent,
      isQuiet: told.length === 0,
    };
    if (file.kind === 'common') return { ...result, facts: factsOfCommon(file) };
    const facts = common && factsOfOperation(file, common);
    const [operation] = model.operations;
    if (hasErrors(told) || !facts || !operation) return { ...result, isQuiet: false, ...(facts && { facts }) };
    const made = await blaming(options.templates, async () => {
      const output = await emitOperation(operation, { ...options, render: options.templates.render });
      if (options.isVerified) await verify(output.files);
      return output;
    });
    const checked = options.extensions ? { pieces: checkPiecesOf(operation, options.extensions) } : {};
    if ('blamed' in made) return { ...result, facts: { ...facts, ...checked }, blamed: made.blamed };
    const { pieces, files: emitted } = made.value;
    const output = { files: await hashed(emitted, options.layoutOf), pieces, handler: handlerFactsOf(operation) };
    return { ...result, facts: { ...facts, ...checked }, output };
  };
}

/** A common file, and its content; neither if it is none that can be read. What is to be reported of it, it tells itself. */
async function loadCommon(path: string, last: LastCommon): Promise<Omit<LoadedCommonFile, 'absent'>> {
  const before = last.get(path);
  const { file, bytes } = await loadFile(path, (read) => (before?.hash === sha256(read) ? before.file : undefined));
  if (file?.kind !== 'common' || !bytes) return {};
  last.set(path, { hash: sha256(bytes), file });
  return { common: file, bytes };
}

/** Whether a diagnostic says that a common file has something that this definition does not use; another one may. */
function isAboutCommon({ code, span }: Diagnostic, common: LoadedFile | undefined): boolean {
  return span !== undefined && span.source === common?.source && code.startsWith('unused-');
}

/** In characters. */
const LONG = 1_000_000;

/**
 * The files with their hashes.
 *
 * @param layoutOf most files of a definition that has changed are as they were; to find out their form takes time
 */
export async function hashed(files: readonly EmittedFile[], layoutOf?: LayoutOf): Promise<readonly NewFile[]> {
  const all: NewFile[] = [];
  for (const { path, content, data } of files) {
    // It takes time to make bytes of a long text, for its hash and for its file.
    const bytes = content.length > LONG ? Buffer.from(content) : content;
    const hash = hashOf(bytes);
    const layout = layoutOf?.(path, hash) ?? (await layoutHash(path, content, data));
    all.push({ path, content: bytes, hash, ...(layout === undefined ? {} : { layout }) });
  }
  return all;
}

/** The result with its files as bytes, which change threads without being copied and do not count for the heap. */
export function asBytes(result: DefinitionResult): DefinitionResult {
  if (!result.output) return result;
  const encoder = new TextEncoder();
  const files = result.output.files.map((file) =>
    'content' in file && typeof file.content === 'string' ? { ...file, content: encoder.encode(file.content) } : file,
  );
  return { ...result, output: { ...result.output, files } };
}

/** What definitions were made from that is no definition of the run. */
export function installedAmong(results: readonly DefinitionResult[]): readonly string[] {
  const own = new Set(results.map(({ path }) => path));
  const all = results.flatMap(({ origins = [] }) => origins.map(({ path }) => path));
  return [...new Set(all)].filter((path) => !own.has(path));
}
