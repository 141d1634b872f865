/** Runs the phases in order: on each definition by itself, then on what they have in common. */
import { listDefinitions } from './1-load/list.js';
import { handlerFiles, type SpecifierOf } from './4-emit/handlers.js';
import { packageFilesOf } from './4-emit/package/package-files.js';
import type { EmittedFile } from './4-emit/target.js';
import { targetsFor, templateViews } from './4-emit/targets/index.js';
import { loadTemplates } from './4-emit/templates/load-templates.js';
import type { OutputFile } from './5-write/compare.js';
import { analyzeFiles } from './analyze.js';
import { defined } from './defined.js';
import { type Extensions, ownTemplates } from './extend/extensions.js';
import type { Roots } from './roots.js';
import { defaultSettings, type EmitSettings } from './settings.js';
import { type Diagnostic, hasErrors } from './diagnostics/diagnostic.js';
import { blaming } from './jobs/blame.js';
import { definitionGenerator, type DefinitionResult, installedAmong } from './jobs/definition.js';
import { diagnosticsOf } from './jobs/diagnose.js';
import { type KeptIn, type KeptOutput, keptResults } from './jobs/kept-results.js';
import { packageInPlace } from './jobs/package-in-place.js';
import { sharedFiles } from './jobs/shared-files.js';
import { generateAll, type PoolOptions } from './jobs/pool.js';

export interface GenerateOptions extends PoolOptions {
  readonly definitions: Roots;
  /** Folder of templates that replace those of the package, one by one. */
  readonly templates?: string;
  /** How handler files import the generated code; absent to emit no handlers. */
  readonly handlers?: SpecifierOf;
  /** Default: everything but vectors. */
  readonly settings?: EmitSettings;
  /** Whether the files are checked for bugs of specwright as well. */
  readonly verify?: boolean;
  /** What the configuration adds. */
  readonly extensions?: Extensions;
  /** If results of earlier runs may be used, whose files the output folder still holds. */
  readonly keptIn?: KeptIn;
}

export interface Generated {
  /** Sorted by path, relative to the output folder; empty when there are errors. */
  readonly files: readonly OutputFile[];
  /** The handler files in their initial state, before a user edits them. */
  readonly handlers: readonly EmittedFile[];
  readonly packageFiles: ReturnType<typeof packageFilesOf>;
  /** In the order of the phases. */
  readonly diagnostics: readonly Diagnostic[];
  /** The common files of packages that were used. */
  readonly installed: readonly string[];
  /** For a run that uses and keeps results. */
  readonly kept?: KeptOutput;
}

/** How often a run begins again because a definition has changed meanwhile. */
const MOST_TIMES = 5;

/** Generates the files of definitions without writing them; `5-write` does that. */
export async function generate(options: GenerateOptions): Promise<Generated> {
  for (let times = 0; times < MOST_TIMES; times++) {
    const generated = await generateNow(options);
    if (generated) return generated;
  }
  throw new Error('A definition has neither a mistake nor an output');
}

/** Undefined if a definition that had a mistake, or was incomplete, has none any more. */
async function generateNow(options: GenerateOptions): Promise<Generated | undefined> {
  const { handlers: specifierOf, settings = defaultSettings, verify: isVerified = false, extensions } = options;
  const listed = await listDefinitions(options.definitions);
  const templates = await loadTemplates(templateViews, options.templates, ownTemplates(extensions), settings.site);
  const { render } = templates;
  if (!render || hasErrors(listed.diagnostics)) {
    const analysis = await analyzeFiles(listed.paths, extensions);
    return nothing([...listed.diagnostics, ...analysis.diagnostics, ...templates.diagnostics]);
  }
  const paths = new Set(listed.paths);
  const targets = { ...settings, ...targetsFor(settings, extensions, isVerified) };
  const kept = keptResults({ ...options, settings }, targets.packageTargets);
  const run = { paths, isVerified, ...kept?.ofEarlierRuns, ...(extensions && { extensions }) };
  const generateOne = definitionGenerator({ ...targets, ...run, templates: { ...templates, render } });
  const workerOptions = { paths, templates: options.templates, settings, isVerified, config: extensions?.from };
  // Other threads cannot load what a program passes.
  const pool = extensions && !extensions.from ? { ...options, jobs: 1 } : options;
  /** The results of all definitions: those that are there already, and the others generated now. */
  const complete = async (there: readonly DefinitionResult[]): Promise<readonly DefinitionResult[]> => {
    const known = new Map(there.map((result) => [result.path, result]));
    const missing = listed.paths.filter((path) => !known.has(path));
    for (const result of await generateAll(missing, generateOne, workerOptions, pool)) known.set(result.path, result);
    return listed.paths.map((path) => defined(known.get(path), path));
  };
  const there = await complete(listed.paths.flatMap((path) => kept?.find(path, paths) ?? []));
  const found = { results: there, paths, targets: targets.packageTargets };
  const { results, files: inPlace } = await packageInPlace(kept, found, complete);

  const diagnostics = [...listed.diagnostics, ...(await diagnosticsOf(results, extensions)), ...templates.diagnostics];
  const [blamed] = results.flatMap((result) => result.blamed ?? []);
  const installed = installedAmong(results);
  if (hasErrors(diagnostics)) return nothing(diagnostics, installed);
  if (blamed) return nothing([...diagnostics, blamed], installed);
  // Without it, its files would count as those of a definition that no longer exists.
  if (results.some(({ facts, output }) => !output && facts?.kind !== 'common')) return undefined;
  const outputs = results.flatMap(({ path, output }) => (output ? [{ path, ...output }] : []));
  outputs.sort((a, b) => (a.handler.name < b.handler.name ? -1 : 1));
  const facts = outputs.map(({ handler }) => handler);
  const emitted = await blaming(templates, async () => {
    const operations = outputs.map(({ path, pieces = {} }) => ({ path, pieces }));
    const known = { made: inPlace, fixed: kept?.fixedFiles(paths) };
    const ofOperations = outputs.flatMap((output) => output.files);
    const beside = extensions && ofOperations;
    const shared = await sharedFiles(operations, { ...targets, ...run, render, beside }, known);
    const made = [...shared.made.values()].flatMap(({ files }) => files);
    const files = [...ofOperations, ...made, ...shared.fixed];
    const handlers = specifierOf ? await handlerFiles(facts, specifierOf, render, settings.imports) : [];
    return { shared, files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), handlers };
  });
  if ('blamed' in emitted) return nothing([...diagnostics, emitted.blamed], installed);
  const { shared, ...made } = emitted.value;
  return {
    ...made,
    packageFiles: packageFilesOf(settings, facts),
    diagnostics,
    installed,
    ...(kept && { kept: kept.output(results, shared) }),
  };
}

function nothing(diagnostics: readonly Diagnostic[], installed: readonly string[] = []): Generated {
  return { files: [], handlers: [], packageFiles: [], diagnostics, installed };
}
