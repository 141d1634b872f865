/** Reads the configuration, and reports all of its mistakes with their positions. */
import { relative } from 'node:path';
import type { Config } from '../extend/config.js';
import type { Grammar, ObjectGrammar } from '../1-load/grammar.js';
import { checkStructure } from '../1-load/structure.js';
import type { Span } from '../diagnostics/source.js';
import { spanOf } from '../1-load/yaml-node.js';
import { type Diagnostic, diagnostic, hasErrors } from '../diagnostics/diagnostic.js';
import { cannotRead, shown } from '../diagnostics/failed-file.js';
import { isSystemError } from '../diagnostics/system-error.js';
import { readRegularFile } from '../regular-file.js';
import { targetNames, targetNeeds } from '../settings.js';
import { modelVersion } from '../extend/version.js';
import { formatProblems } from './check-formats.js';
import { configFormat } from './config-format.js';
import { nodesOf, type SpanAt } from './config-value.js';
import { extensionsOf, isTarget, type LoadedExtensions } from './extensions.js';
import { runModule } from './load-module.js';
import { jsonPositions, modulePositions } from './positions.js';

/** Maximum size in bytes. */
const LARGEST = 1024 * 1024;

export type LoadedConfig =
  | { readonly config: Config; readonly extensions?: LoadedExtensions; readonly diagnostics?: undefined }
  | { readonly config?: undefined; readonly extensions?: undefined; readonly diagnostics: readonly Diagnostic[] };

/**
 * @param node what this version of Node does by itself
 * @param isAgain whether what it imports may have changed since it was loaded before
 */
export async function loadConfig(
  path: string,
  node: { readonly stripsTypes: boolean },
  isAgain = false,
): Promise<LoadedConfig> {
  const name = shown(relative('', path));
  let text: string;
  try {
    const bytes = await readRegularFile(path, LARGEST);
    if (!bytes) return stop(diagnostic('config-failed', { path: name }, { reason: 'the file is larger than 1 MiB' }));
    text = bytes.toString('utf8').replace(/^\ufeff/, '');
  } catch (error) {
    return stop(cannotRead(name, 'the configuration', error));
  }
  const source = { path: name, text };
  if (path.endsWith('.json')) {
    const positions = await jsonPositions(source);
    if ('problem' in positions) return stop(positions.problem);
    return checked(JSON.parse(text), () => Promise.resolve(positions.spanAt));
  }
  let value: unknown;
  try {
    // Node keeps the modules that a module imports, and runs it by itself again.
    value = await runModule(path, node, isAgain && /['"`]\.{1,2}\//.test(text));
  } catch (error) {
    return stop(diagnostic('config-failed', placeOf(error, path, source), { reason: reasonOf(error) }));
  }
  return checked(value, () => modulePositions(source), { path, ...node });
}

/** A configuration that a program passes, which has no positions. */
export function checkConfig(value: object): Promise<LoadedConfig> {
  const nowhere = spanOf({ path: 'configuration', text: '' }, 0, 0);
  return checked(value, () => Promise.resolve(() => nowhere));
}

function stop(problem: Diagnostic): LoadedConfig {
  return { diagnostics: [problem] };
}

/** @param positions made only if there is something to report */
async function checked(
  value: unknown,
  positions: () => Promise<SpanAt>,
  from?: NonNullable<LoadedExtensions['from']>,
): Promise<LoadedConfig> {
  const nowhere = spanOf({ path: '', text: '' }, 0, 0);
  if (problemsOf(value, () => nowhere).length === 0) {
    const config = value as Config;
    const extensions = extensionsOf(config, from);
    return { config, ...(extensions && { extensions }) };
  }
  return { diagnostics: problemsOf(value, await positions()).map(withKeys) };
}

/** What helps with a definition does not always help here; a key that is not near to any is told them all. */
function withKeys(found: Diagnostic): Diagnostic {
  if (found.code === 'wrong-kind') return { ...found, help: 'Write a value of the expected kind.' };
  if (found.code !== 'unknown-key' || found.suggestion !== undefined) return found;
  const grammar = objectsIn(configFormat()).find(({ called }) => found.message.endsWith(` of ${called}`));
  return grammar ? { ...found, help: `Remove the key, or use one of ${Object.keys(grammar.keys).join(', ')}.` } : found;
}

function objectsIn(grammar: Grammar): readonly ObjectGrammar[] {
  if (grammar.kind === 'union') return grammar.forms.flatMap(({ then }) => objectsIn(then()));
  if (grammar.kind !== 'object') return [];
  return [grammar, ...Object.values(grammar.keys).flatMap(({ value }) => objectsIn(value()))];
}

function problemsOf(value: unknown, spanAt: SpanAt): readonly Diagnostic[] {
  const { node, diagnostics } = nodesOf(value, spanAt);
  const found = [...diagnostics, ...checkStructure(node, configFormat())];
  // What depends on the values is only looked at when they are of the right kind.
  if (hasErrors(found)) return found;
  const config = value as Config;
  const formats = formatProblems(config.extend?.formats ?? [], spanAt);
  return [...found, ...needsOf(config, spanAt), ...versionsOf(config, spanAt), ...formats];
}

/** Targets and checks that are written for another version of the model. */
function versionsOf({ targets = {}, extend = {} }: Config, spanAt: SpanAt): readonly Diagnostic[] {
  const { targets: own = {}, checks = [], formats = [] } = extend;
  const written = [
    ...Object.entries(targets).map(([name, one]) => ({ name, one, path: ['targets', name] })),
    ...Object.entries(own).map(([name, one]) => ({ name, one, path: ['extend', 'targets', name] })),
    ...checks.map((one, at) => ({ name: one.name, one, path: ['extend', 'checks', at] })),
    ...formats.map((one, at) => ({ name: one.name, one, path: ['extend', 'formats', at] })),
  ];
  return written.flatMap(({ name, one, path }) => {
    const isOwn = isTarget(one) || (typeof one === 'object' && 'modelVersion' in one);
    const wanted = isOwn ? (one.modelVersion ?? modelVersion) : modelVersion;
    if (wanted === modelVersion) return [];
    const params = { name, wanted: String(wanted), version: String(modelVersion) };
    return [diagnostic('model-version', spanAt([...path, 'modelVersion']), params)];
  });
}

/** Targets that are on, whose code imports that of a target that is off. */
function needsOf({ targets = {}, handlers }: Config, spanAt: SpanAt): readonly Diagnostic[] {
  const isOn = (name: (typeof targetNames)[number]): boolean => targets[name] !== false;
  const places = (name: string): Span => spanAt(['targets', name], 'key');
  const unmet = targetNames.flatMap((name) => {
    const needed = targetNeeds[name];
    if (needed === undefined || !isOn(name) || isOn(needed)) return [];
    return [diagnostic('target-needed', places(needed), { needed, name })];
  });
  const hasHandlers = typeof handlers === 'string' && !isOn('server');
  return [
    ...unmet,
    ...(hasHandlers ? [diagnostic('target-needed', places('server'), { needed: 'server', name: 'handlers' })] : []),
  ];
}

/** The position in the file at which running it failed, as the error tells it; otherwise the file. */
function placeOf(error: unknown, path: string, source: Span['source']): Span | { readonly path: string } {
  const told = error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : '';
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).replaceAll('.', '\\.');
  const [, line, column = '1'] = new RegExp(`${name}(?:\\?[0-9.-]+)?:(\\d+)(?::(\\d+))?`).exec(told) ?? [];
  if (line === undefined) return { path: source.path };
  const lines = source.text.split(/(?<=\n)/);
  const before = lines.slice(0, Number(line) - 1).join('').length;
  const at = Math.min(before + Number(column) - 1, source.text.length);
  return spanOf(source, at, Math.min(at + 1, source.text.length));
}

function reasonOf(error: unknown): string {
  const [first = ''] = String(error instanceof Error ? error.message : error).split('\n');
  const message = first.trim().replace(/\.$/, '');
  if (isSystemError(error)) return message;
  const isMissing = message.includes('Cannot find') || message.includes('Could not resolve');
  const isOwn = isMissing && /['"]specwright['"]/.test(message);
  return isOwn ? 'the package specwright is not installed here, so the file cannot import it' : message || 'it throws';
}
