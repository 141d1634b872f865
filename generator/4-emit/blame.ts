/** If the output of a user's template is invalid, the error names the template and the position in it. */
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import type { Source, Span } from '../diagnostics/source.js';
import { EmitError } from './emit-error.js';
import { format } from './format.js';
import { withoutLintHeader } from './lint-header.js';
import type { LoadedTemplates } from './templates/load-templates.js';
import { defined } from '../defined.js';

/** The result of the action, or a diagnostic if it fails because of a user's template. */
export async function blamingTemplates<T extends object>(
  { rendered }: LoadedTemplates,
  action: () => Promise<T>,
): Promise<{ readonly value: T } | { readonly blamed: Diagnostic }> {
  try {
    return { value: await action() };
  } catch (error) {
    if (!(error instanceof EmitError)) throw error;
    const { path, content, line, reason } = error;
    for (const [text, template] of rendered) {
      if (!(await isTextOf(text, path, withoutLintHeader(content)))) continue;
      return { blamed: diagnostic('template-output', placeOf(template, content, line), { path, line, reason }) };
    }
    throw error;
  }
}

/** Whether the file was made from this text, with or without formatting. */
async function isTextOf(text: string, path: string, content: string): Promise<boolean> {
  if (text === content) return true;
  try {
    return (await format({ path, content: text })).content === content;
  } catch (error) {
    if (error instanceof EmitError) return false;
    throw error;
  }
}

/** The line of the template that is most similar to the line of the text, or to the nearest one before it. */
function placeOf(source: Source, content: string, line: number): Span {
  const lines = source.text.split('\n');
  const rendered = content.split('\n').slice(0, line).reverse();
  for (const text of rendered) {
    const fitting = lines.map((one, index) => ({ index, fit: fitOf(one, text) })).filter(({ fit }) => fit > 0);
    const [best] = fitting.toSorted((a, b) => b.fit - a.fit);
    if (best) return spanOfLine(source, lines, best.index);
  }
  return spanOfLine(source, lines, 0);
}

/** The number of literal characters that a line of a template shares with a rendered line that may come from it. */
function fitOf(template: string, rendered: string): number {
  const dense = (text: string): string => text.replaceAll(/[\s,;'"]+/g, '');
  const own = template.split(/\{\{[^{}]*\}\}/).map(dense);
  const pattern = own.map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*');
  return new RegExp(pattern).test(dense(rendered)) ? own.join('').length : 0;
}

function spanOfLine(source: Source, lines: readonly string[], index: number): Span {
  const start = lines.slice(0, index).reduce((length, text) => length + text.length + 1, 0);
  return { source, start, end: start + defined(lines[index], 'a line').length };
}
