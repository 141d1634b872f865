/**
 * The only way in which text of a definition gets into an output: one encoder for each context. Names have been held
 * against strict patterns when they were loaded; everything else may be any text.
 */

import { defined } from '../defined.js';

/**
 * Characters that nobody sees, though they change what a reader or a viewer takes the text for: controls, marks and
 * overrides of the writing direction, joiners and fillers without width, variation selectors, tags. Listed one by one, so
 * that every engine has the same ones.
 */
const invisible =
  /[\u007f-\u009f\u00ad\u061c\u115f\u1160\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\uffff]|\u034f|[\u17b4\u17b5]|[\u180b-\u180f]|[\ufe00-\ufe0f]|[\u{1bca0}-\u{1bca3}]|[\u{1d173}-\u{1d17a}]|[\u{e0000}-\u{e0fff}]/gu;

/** Each of them spelt as an escape that TypeScript, JSON and regular expressions share; in prose it is just seen. */
export function spelt(text: string): string {
  return text.replace(invisible, (character) =>
    Array.from({ length: character.length }, (_, index) => unit(character.charCodeAt(index))).join(''),
  );
}

function unit(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`;
}

/** A TypeScript string literal: in single quotes, unless the text has more of them than of double ones. */
export function stringLiteral(text: string): string {
  // JSON escapes control characters and lone surrogates.
  const body = spelt(JSON.stringify(text)).slice(1, -1);
  // `</script>` ends a script element wherever it stands, and `<!--` may keep it from ending.
  const safe = body.replaceAll('</', '<\\/').replaceAll('<!', '<\\!');
  const isDouble = text.split("'").length > text.split('"').length;
  return isDouble ? `"${safe}"` : `'${safe.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** A literal of a string, number or boolean. */
export function literal(value: string | number | boolean): string {
  return typeof value === 'string' ? stringLiteral(value) : String(value);
}

/** A name that TypeScript takes as it is. Throws when it is none: names are held against patterns when they are loaded. */
export function identifier(name: string): string {
  if (!isIdentifier(name)) throw new Error(`Not an identifier: ${name}`);
  return name;
}

function isIdentifier(name: string): boolean {
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name);
}

/** A key of an object literal or an object type. */
export function propertyKey(name: string): string {
  return isIdentifier(name) ? name : stringLiteral(name);
}

/** An access to a property: `.name` or `['other-name']`. */
export function propertyAccess(name: string): string {
  return isIdentifier(name) ? `.${name}` : `[${stringLiteral(name)}]`;
}

/** Text inside a block comment, on one line: it cannot end the comment, and no word of it is a tag of a doc comment. */
export function blockComment(text: string): string {
  return lineComment(text).replaceAll('*/', '*\\/').replaceAll('/*', '/\\*').replaceAll('@', '\\@');
}

/** Text inside a line comment, on one line. */
export function lineComment(text: string): string {
  // As in string literals, nothing in a script element may end it.
  return spelt(oneLine(text)).replaceAll('</', '<\\/').replaceAll('<!', '<\\!');
}

/** A regular expression literal. Throws when the pattern is none: patterns are checked before anything is emitted. */
export function regexLiteral(pattern: string, flags = ''): string {
  // RegExp escapes slashes and line breaks of its source by itself.
  return `/${spelt(new RegExp(pattern, flags).source)}/${flags}`;
}

/** A JSON value as text, on several lines; of a text its JSON string. */
export function json(value: unknown): string {
  return spelt(JSON.stringify(value, null, 2));
}

/** A scalar of YAML, as in front matter: in double quotes, so that it is text whatever it says. */
export function yamlScalar(text: string): string {
  return yamlSpelt(JSON.stringify(text));
}

/** Invisible characters between double quotes of YAML, spelt. */
export function yamlSpelt(text: string): string {
  return text.replace(invisible, (character) => {
    const code = defined(character.codePointAt(0), 'a character');
    return code < 0x10000 ? unit(code) : `\\U${code.toString(16).padStart(8, '0')}`;
  });
}

/** Whether the text holds one. */
export function isInvisible(text: string): boolean {
  return text.search(invisible) >= 0;
}

/**
 * Markdown text on one line, in a paragraph, a heading, a list or a cell of a table: nothing in it is markup, neither to
 * GitHub nor to a site that takes Markdown for Vue (`{{ }}`) or MDX (`{ }`, and lines that begin as a module does).
 */
export function markdownText(text: string): string {
  return (
    oneLine(text)
      .replace(/[\\`*_[\]<>|~#$!&@]/g, '\\$&')
      // Vue looks for braces in what Markdown has made of the page, where a backslash is gone.
      .replaceAll('{', '&#123;')
      .replaceAll('}', '&#125;')
      .replace(invisible, (character) => `&#${character.codePointAt(0)};`)
      .replace(/^(?:import|export)\b/, (word) => `&#${word.charCodeAt(0)};${word.slice(1)}`)
      // A list, a rule or an underlined heading begins with these.
      .replace(/^[-+=]/, '\\$&')
      .replace(/^(\d+)([.)])/, '$1\\$2')
      // Addresses become links by themselves.
      .replaceAll('://', ':\\/\\/')
      .replace(/(www)\./gi, '$1\\.')
  );
}

/** Markdown code on one line, in as many backticks as it takes; not for cells. */
export function markdownCode(text: string): string {
  // Vue finds these between backticks too.
  if (text.includes('{{')) return `<code>${markdownText(text)}</code>`;
  const line = spelt(oneLine(text));
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = line.startsWith('`') || line.endsWith('`') || line === '' ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** Markdown code in a cell of a table, which ends at a bar even inside of code. */
export function markdownCellCode(text: string): string {
  // No code in a cell can say this: of two backslashes and a bar the backslashes are one, and the bar ends the cell.
  if (text.includes('\\|')) return markdownText(text);
  return text.includes('{{') ? markdownCode(text) : markdownCode(text).replaceAll('|', '\\|');
}

/** An id of an element of HTML, which a link leads to. Throws when it is none: ids are made of names of strict patterns. */
export function htmlId(id: string): string {
  if (!/^[A-Za-z][A-Za-z0-9_.-]*$/.test(id)) throw new Error(`Not an id: ${id}`);
  return id;
}

/** White space of any kind becomes one space. */
function oneLine(text: string): string {
  return text.replace(/[\s\u0085]+/g, ' ').trim();
}
