/** Additions to files of the user. Each keeps everything that is there, and changes nothing that is complete. */
import type { Project } from './project.js';

/** The text with some lines at its end, those that it has already left out. */
export function withLines(text: string, lines: readonly string[]): string {
  const there = new Set(text.split(/\r?\n/).map((line) => line.trim()));
  const missing = lines.filter((line) => !there.has(line));
  if (missing.length === 0) return text;
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const gap = text === '' || /\n$/.test(text) ? '' : end;
  return text + gap + missing.map((line) => line + end).join('');
}

/** The name of a script, or another one if that is taken; undefined if the script is there. */
function freeName(scripts: Project['scripts'], name: string, command: string): string | undefined {
  const names = [name, `specwright:${name}`];
  if (names.some((one) => scripts[one]?.includes(command))) return undefined;
  return names.find((one) => scripts[one] === undefined);
}

/** The text of package.json with the scripts that run specwright, and their names. */
export async function withScripts(
  text: string,
  scripts: Project['scripts'],
): Promise<{ readonly text: string; readonly names: readonly string[] }> {
  const { applyEdits, modify } = await import('jsonc-parser');
  const indent = /^[ \t]+/m.exec(text)?.[0] ?? '  ';
  const formattingOptions = {
    tabSize: indent.startsWith('\t') ? 1 : indent.length,
    insertSpaces: !indent.startsWith('\t'),
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
  const names: string[] = [];
  let changed = text;
  for (const name of ['generate', 'check']) {
    const free = freeName(scripts, name, `specwright ${name}`);
    if (free === undefined) continue;
    names.push(free);
    changed = applyEdits(changed, modify(changed, ['scripts', free], `specwright ${name}`, { formattingOptions }));
  }
  return { text: changed, names };
}

/**
 * A flat configuration of ESLint that ignores a folder first; undefined if its default export is not written as a list, or
 * as a call with one.
 */
export async function withIgnored(text: string, folder: string): Promise<string | undefined> {
  if (text.includes(`${folder}/`)) return text;
  const { ts } = await import('ts-morph');
  const file = ts.createSourceFile('eslint.config.ts', text, ts.ScriptTarget.Latest, true);
  const exported = file.statements.find(ts.isExportAssignment)?.expression;
  if (!exported) return undefined;
  const [first] = ts.isCallExpression(exported) ? exported.arguments : [exported];
  if (!first) return undefined;
  const isList = ts.isArrayLiteralExpression(first);
  if (!isList && first === exported) return undefined;
  const at = isList ? first.getStart() + 1 : first.getStart();
  const gap = /\r?\n[ \t]*$/.exec(text.slice(0, isList ? (first.elements[0]?.getStart() ?? at) : at))?.[0];
  const item = `{ ignores: ['${folder}/'] },`;
  if (isList && first.elements.length === 0) return `${text.slice(0, at)}${item.slice(0, -1)}${text.slice(at)}`;
  // After the bracket of a list, or before the first argument.
  if (!isList) return `${text.slice(0, at)}${item}${gap ?? ' '}${text.slice(at)}`;
  return `${text.slice(0, at)}${gap ?? ''}${item}${gap === undefined ? ' ' : ''}${text.slice(at)}`;
}
