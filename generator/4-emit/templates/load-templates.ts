/** Reads templates, checks those of the user's own against their views and compiles them. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type Handlebars from 'handlebars';
import { type Diagnostic, diagnostic, hasErrors } from '../../diagnostics/diagnostic.js';
import { nearest } from '../../diagnostics/nearest.js';
import { listFiles, readRegularFile } from '../../regular-file.js';
import type { Source } from '../../diagnostics/source.js';
import { cannotRead, shown } from '../../diagnostics/failed-file.js';
import { isSystemError } from '../../diagnostics/system-error.js';
import { ownRender } from './own-render.js';
import { precompiled } from './precompiled.js';
import { compileTemplates, type Render, useCompiled } from './render.js';
import { checkTemplate } from './check-template.js';
import type { ViewShape } from './view.js';

/** The same path from the sources and from `dist/`. */
const packageFolder = fileURLToPath(new URL('../../../templates', import.meta.url));

export interface LoadedTemplates {
  /** Absent if a template has a mistake. */
  readonly render?: Render;
  /** Texts that the user's templates have rendered so far, each with its template. */
  readonly rendered: ReadonlyMap<string, Source>;
  readonly diagnostics: readonly Diagnostic[];
}

/** In bytes. */
const LARGEST = 1024 * 1024;
const MOST_FILES = 10_000;
const DEEPEST = 64;

/**
 * The templates that the targets declare, each with the shape of its view.
 *
 * @param folder templates of the user's own; one that is missing there is taken from the package
 * @param ownViews the shapes of templates of the user's own targets, which the package does not have
 */
export async function loadTemplates(
  views: Readonly<Record<string, ViewShape>>,
  folder?: string,
  ownViews: Readonly<Record<string, ViewShape>> = {},
): Promise<LoadedTemplates> {
  const names = [...Object.keys(views), ...Object.keys(ownViews)];
  if (folder === undefined && names.every((name) => Object.hasOwn(precompiled, name))) {
    // Its declaration lacks what it has in common with the whole library.
    const runtime = (await import('handlebars/runtime.js')).default as unknown as typeof Handlebars;
    return { render: ownRender(useCompiled(runtime, precompiled)), rendered: new Map(), diagnostics: [] };
  }
  const { default: handlebars } = await import('handlebars');
  const diagnostics: Diagnostic[] = [...(folder === undefined ? [] : await strangers(folder, names))];
  const texts = new Map<string, string>();
  const replaced = new Map<string, Source>();
  for (const [name, view] of [...Object.entries(views), ...Object.entries(ownViews)]) {
    const own = folder === undefined ? undefined : await readOwn(join(folder, name));
    const isOurs = Object.hasOwn(views, name);
    const read = own ?? (isOurs ? await readSource(join(packageFolder, name)) : missing(name, folder));
    // A test checks those of the package.
    const found = 'text' in read ? (own ? checkSource(handlebars, read, view) : []) : [read];
    diagnostics.push(...found);
    if (!('text' in read) || found.length > 0) continue;
    texts.set(name, read.text);
    if (own) replaced.set(name, read);
  }
  const rendered = new Map<string, Source>();
  if (hasErrors(diagnostics)) return { rendered, diagnostics };
  const renderText = compileTemplates(handlebars, texts);
  const renderOwn = ownRender(renderText);
  const render: Render = (template, view) => {
    const source = replaced.get(template);
    if (!source) return renderOwn(template, view);
    const content = renderText(template, view);
    rendered.set(content, source);
    return { content };
  };
  return { render, rendered, diagnostics };
}

function missing(name: string, folder: string | undefined): Diagnostic {
  const path = shown(join(folder ?? 'templates', name));
  return diagnostic('template-missing', { path }, { hasFolder: folder !== undefined });
}

/** A template of the user's own, or why it cannot be read; undefined if there is none. */
async function readOwn(path: string): Promise<Source | Diagnostic | undefined> {
  try {
    return await readSource(path);
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return undefined;
    return cannotRead(path, 'the template', error);
  }
}

async function readSource(path: string): Promise<Source | Diagnostic> {
  const bytes = await readRegularFile(path, LARGEST);
  if (!bytes)
    return diagnostic('cannot-read', { path: shown(path) }, { what: 'the template', reason: 'it is too large' });
  return { path: shown(path), text: bytes.toString('utf8').replaceAll('\r\n', '\n') };
}

function checkSource(handlebars: typeof Handlebars, source: Source, view: ViewShape): readonly Diagnostic[] {
  const deep = firstTooDeep(source.text);
  if (deep !== undefined) {
    const span = { source, start: deep, end: deep + 1 };
    return [diagnostic('template-syntax', span, { reason: `it is nested deeper than ${DEEPEST} blocks` })];
  }
  let program: hbs.AST.Program;
  try {
    program = handlebars.parseWithoutProcessing(source.text);
  } catch (error) {
    return [syntaxError(source, error instanceof Error ? error : new Error(String(error)))];
  }
  return checkTemplate(source, program, view);
}

/** The position of a block that is nested too deeply for the stack of the parser. `{{else if}}` also opens a block. */
function firstTooDeep(text: string): number | undefined {
  let depth = 0;
  /** For each open block, the number of levels that it has opened. */
  const open: number[] = [];
  for (const { 0: mark, index } of text.matchAll(/\{\{~?(?:[#/]|else\s+[^\s}~])/g)) {
    if (mark.endsWith('/')) depth -= open.pop() ?? 0;
    else {
      open.push(mark.endsWith('#') ? 1 : 1 + (open.pop() ?? 0));
      depth++;
    }
    if (depth > DEEPEST) return index;
  }
  return undefined;
}

/** Handlebars names the line in its message only: `Parse error on line 3: ...` or `each doesn't match if - 3:7`. */
function syntaxError(source: Source, { message }: Error): Diagnostic {
  const line = Number(/^Parse error on line (\d+)|- (\d+):\d+$/.exec(message)?.slice(1).find(Boolean) ?? 1);
  const before = source.text.split('\n').slice(0, line - 1);
  const start = before.reduce((length, text) => length + text.length + 1, 0);
  const end = source.text.indexOf('\n', start);
  const reason = message.startsWith('Parse error')
    ? 'something is not as Handlebars expects it on this line'
    : message.replace(/ - \d+:\d+$/, '');
  return diagnostic('template-syntax', { source, start, end: end < 0 ? source.text.length : end }, { reason });
}

/** Unused templates in a user's folder, whose names are probably misspelt. */
async function strangers(folder: string, names: readonly string[]): Promise<readonly Diagnostic[]> {
  let files: readonly string[];
  try {
    ({ paths: files } = await listFiles(folder, MOST_FILES));
  } catch (error) {
    return [cannotRead(folder, 'the folder of templates', error)];
  }
  return files
    .filter((file) => file.endsWith('.hbs') && !names.includes(file))
    .map((name) => diagnostic('template-unused', { path: `${folder}/${name}` }, { name }, nearest(name, names)));
}
