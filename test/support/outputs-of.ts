/** What is generated from definitions that are at hand as data, without formatting: for tests that try many of them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Loaded, loadSource } from '../../generator/1-load/load-source.js';
import { ledgerOf } from '../../generator/4-emit/ledger.js';
import type { EmitContext } from '../../generator/4-emit/target.js';
import { defaultSettings } from '../../generator/settings.js';
import { operationTargets, templateViews } from '../../generator/4-emit/targets/index.js';
import { loadTemplates } from '../../generator/4-emit/templates/load-templates.js';
import type { Render } from '../../generator/4-emit/templates/render.js';
import { analyzeLoaded } from '../../generator/analyze-loaded.js';

/** The texts of definitions by path. */
export type Folder = Readonly<Record<string, string>>;

/** The definitions of a folder. */
export function filesIn(folder: string): Folder {
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

export interface Outputs {
  /** `key-does-not-fit definitions/a.spec.yaml:3:7`; nothing is generated if one of them is an error. */
  readonly diagnostics: readonly string[];
  /** Contents by path; absent after an error. */
  readonly files?: ReadonlyMap<string, string>;
}

/** Generates outputs of every operation: by default those of every target, but never the vectors. */
export type GenerateOutputs = (folder: Folder, isWanted?: (target: string) => boolean) => Promise<Outputs>;

export async function outputsOf(): Promise<GenerateOutputs> {
  const { render } = await loadTemplates(templateViews);
  if (!render) throw new Error('The templates of the package have mistakes');
  return (folder, isWanted = () => true) => outputs(folder, render, isWanted);
}

async function outputs(folder: Folder, render: Render, isWanted: (target: string) => boolean): Promise<Outputs> {
  const loaded = Object.entries(folder).map(([path, text]) => loadSource({ path, text }));
  const all: Loaded = {
    files: loaded.flatMap(({ file }) => file ?? []),
    repaired: [],
    rejected: [],
    diagnostics: loaded.flatMap(({ diagnostics }) => diagnostics),
  };
  const { model, diagnostics } = analyzeLoaded(all, () => undefined);
  const told = diagnostics.map(({ code, message }) => `${code} ${message}`);
  if (diagnostics.some(({ severity }) => severity === 'error')) return { diagnostics: told };
  const files = new Map<string, string>();
  for (const operation of model.operations) {
    const targets = operationTargets.filter(({ name }) => name !== 'vectors');
    const { site, base } = defaultSettings;
    const emits = new Set(targets.map(({ name }) => name));
    // Without the payloads that show each rule, which take longer than all the rest.
    const ledger = (): ReturnType<EmitContext['ledger']> => Promise.resolve(ledgerOf(operation, targets));
    const context = { render, ledger, emits, idBase: undefined, site, base };
    for (const { emitOperation } of targets.filter(({ name }) => isWanted(name)))
      for (const { path, content } of await emitOperation(operation, context)) files.set(path, content);
  }
  return { diagnostics: told, files };
}
