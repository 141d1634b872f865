/** `specwright/browser`: phases 1 to 4 for definitions whose texts are at hand, without a file system. */
import type Handlebars from 'handlebars';
import { type Loaded, loadSource } from '../1-load/load-source.js';
import type { AnalysePattern, LoadAnalyser } from '../3-check/subject.js';
import { finalForm } from '../4-emit/final-form.js';
import { withLintHeader } from '../4-emit/lint-header.js';
import { ledgerOf } from '../4-emit/ledger.js';
import type { EmitContext, OperationTarget } from '../4-emit/target.js';
import { docsTarget } from '../4-emit/targets/docs/docs.js';
import { jsonSchemaTarget } from '../4-emit/targets/json-schema.js';
import { openapiTarget } from '../4-emit/targets/openapi/openapi.js';
import { ownRender } from '../4-emit/templates/own-render.js';
import { precompiled } from '../4-emit/templates/precompiled.js';
import { type Render, useCompiled } from '../4-emit/templates/render.js';
import { type Analysis, analyzeLoaded } from '../analyze-loaded.js';
import { defined } from '../defined.js';
import { defaultSettings } from '../settings.js';
import { sites } from '../4-emit/sites/site.js';
import { diagnostic, hasErrors } from '../diagnostics/diagnostic.js';
import { reportData } from '../diagnostics/report-data.js';
import { limits } from '../limits.js';
import type { Operation } from '../model/model.js';
import type { Files, Generated, GenerateOptions } from './types.js';

export type * from './types.js';

const targets: readonly OperationTarget[] = [jsonSchemaTarget, openapiTarget, docsTarget];

/**
 * Checks definitions, and generates JSON Schema, OpenAPI and docs from them, as the command line does.
 *
 * @param files the definitions and the common files that they use
 */
export async function generate(files: Files, options: GenerateOptions = {}): Promise<Generated> {
  const { analysis, hasUncheckedPatterns } = await analyse(load(files), options);
  const { model, diagnostics } = analysis;
  const found = reportData(diagnostics);
  if (hasErrors(diagnostics)) return { diagnostics: found, files: {}, hasUncheckedPatterns };
  const render = await packageRender();
  const emitted: [path: string, content: string][] = [];
  for (const operation of model.operations) emitted.push(...(await emitOne(operation, render, options.idBase)));
  return { diagnostics: found, files: Object.fromEntries(emitted.sort(byPath)), hasUncheckedPatterns };
}

function load(files: Files): Loaded {
  const sources = Object.entries(files).sort(byPath);
  const results = sources.map(([path, text]) => {
    const isTooLarge = new TextEncoder().encode(text).length > limits.file;
    const limit = `${limits.file / 1024 / 1024} MiB`;
    const loaded = isTooLarge
      ? { diagnostics: [diagnostic('file-too-large', { path }, { limit })] }
      : loadSource({ path, text });
    return { path, file: undefined, repaired: undefined, ...loaded };
  });
  return {
    files: results.flatMap(({ file }) => file ?? []),
    repaired: results.flatMap(({ repaired }) => repaired ?? []),
    rejected: results.filter(({ file, repaired }) => !file && !repaired).map(({ path }) => path),
    diagnostics: results.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** Analyses the definitions, and once more if they have a pattern to analyse, when what analyses patterns is loaded. */
async function analyse(
  loaded: Loaded,
  { loadPatterns }: GenerateOptions,
): Promise<{ readonly analysis: Analysis; readonly hasUncheckedPatterns: boolean }> {
  let hasPatterns = false;
  const without: LoadAnalyser = () => {
    hasPatterns = true;
    return undefined;
  };
  const analysis = analyzeLoaded(loaded, without);
  if (!hasPatterns || !loadPatterns) return { analysis, hasUncheckedPatterns: hasPatterns };
  // Its declaration says as much of the function as a caller has to know.
  const { checkSync } = (await loadPatterns()) as { readonly checkSync: AnalysePattern };
  return { analysis: analyzeLoaded(loaded, () => checkSync), hasUncheckedPatterns: false };
}

/** Renders the templates of the package, which the bundle holds compiled. */
async function packageRender(): Promise<Render> {
  // Its declaration lacks what it has in common with the whole library.
  const runtime = (await import('handlebars/runtime.js')).default as unknown as typeof Handlebars;
  return ownRender(useCompiled(runtime, precompiled, sites[defaultSettings.site]));
}

async function emitOne(
  operation: Operation,
  render: Render,
  idBase: string | undefined,
): Promise<readonly [path: string, content: string][]> {
  const { site, base, targets: names } = defaultSettings;
  const context: EmitContext = {
    render,
    ledger: () => Promise.resolve(ledgerOf(operation, targets)),
    emits: new Set(names),
    idBase,
    site,
    base,
  };
  const files: [path: string, content: string][] = [];
  for (const target of targets) {
    for (const file of await target.emitOperation(operation, context)) {
      const { path, content } = withLintHeader(defined(finalForm(file), `the final form of ${file.path}`));
      files.push([path, content]);
    }
  }
  return files;
}

function byPath([left]: readonly [string, string], [right]: readonly [string, string]): number {
  return left < right ? -1 : 1;
}
