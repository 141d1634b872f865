/**
 * The only way for text of a definition into an output: one encoder for each context. Names are checked against strict
 * patterns when they are loaded; all other text is arbitrary.
 */

import isPlainName from 'is-es5-identifier-name';
import { defined } from '../defined.js';

/**
 * Invisible characters that change how a text is displayed or understood: controls, marks and overrides of the writing
 * direction, joiners and fillers without width, variation selectors, tags. They are listed one by one, so that they do not
 * depend on the version of Unicode that the engine knows.
 */
const invisible =
  /[\u007f-\u009f\u00ad\u061c\u115f\u1160\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\uffff]|\u034f|[\u17b4\u17b5]|[\u180b-\u180f]|[\ufe00-\ufe0f]|[\u{1bca0}-\u{1bca3}]|[\u{1d173}-\u{1d17a}]|[\u{e0000}-\u{e0fff}]/gu;

/** Replaces each of them by an escape of TypeScript, JSON and regular expressions; in prose, the escape makes it visible. */
export function spelt(text: string): string {
  if (!/[^\0-~]/.test(text)) return text;
  return text.replace(invisible, (character) =>
    Array.from({ length: character.length }, (_, index) => unit(character.charCodeAt(index))).join(''),
  );
}

function unit(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`;
}

/** A TypeScript string literal: in single quotes, unless the text has more single quotes than double ones. */
export function stringLiteral(text: string): string {
  // JSON escapes control characters and lone surrogates.
  const body = spelt(JSON.stringify(text)).slice(1, -1);
  // `</script>` ends a script element wherever it stands, and `<!--` may keep it from ending.
  const safe = body.replaceAll('</', '<\\/').replaceAll('<!', '<\\!');
  const isDouble = text.split("'").length > text.split('"').length;
  return isDouble ? `"${safe}"` : `'${safe.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** A literal of a string, number or boolean; the exponent of a number has no plus sign, as Prettier leaves it. */
export function literal(value: string | number | boolean): string {
  return typeof value === 'string' ? stringLiteral(value) : String(value).replace('e+', 'e');
}

/** An identifier of TypeScript. Throws if it is invalid, because names are checked when they are loaded. */
export function identifier(name: string): string {
  if (!isIdentifier(name)) throw new Error(`Not an identifier: ${name}`);
  return name;
}

function isIdentifier(name: string): boolean {
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name);
}

/** A key of an object literal or an object type: in quotes where Prettier leaves them. */
export function propertyKey(name: string): string {
  // Joiners without width may be in a name, but not unseen.
  return isPlainName(name) && !isInvisible(name) ? name : stringLiteral(name);
}

/** An access to a property: `.name` or `['other-name']`. */
export function propertyAccess(name: string): string {
  return isIdentifier(name) ? `.${name}` : `[${stringLiteral(name)}]`;
}

/** Text inside a block comment, on one line. It cannot end the comment, and contains no tags of doc comments. */
export function blockComment(text: string): string {
  return lineComment(text).replaceAll('*/', '*\\/').replaceAll('/*', '/\\*').replaceAll('@', '\\@');
}

/** Text inside a line comment, on one line. */
export function lineComment(text: string): string {
  // As in string literals, the text must not end a script element. Prettier drops all blanks at the end of a comment.
  return spelt(oneLine(text).trim()).replaceAll('</', '<\\/').replaceAll('<!', '<\\!');
}

/** A regular expression literal. Throws if the pattern is invalid, because patterns are checked before phase 4. */
export function regexLiteral(pattern: string, flags = ''): string {
  // RegExp itself escapes slashes and line breaks in its source.
  return `/${spelt(new RegExp(pattern, flags).source)}/${flags}`;
}

/** A JSON value as text, on several lines; a text becomes a JSON string. */
export function json(value: unknown): string {
  return spelt(JSON.stringify(value, null, 2));
}

/**
 * A scalar of YAML on one line, as in front matter. It is in quotes, so that YAML always reads it as text: in single ones,
 * unless the text has single quotes and no double ones, or something that only escapes can spell.
 */
export function yamlScalar(text: string): string {
  const body = yamlSpelt(JSON.stringify(text)).slice(1, -1);
  if (/\\[^"]/.test(body) || (text.includes("'") && !text.includes('"'))) return `"${body}"`;
  return `'${text.replaceAll("'", "''")}'`;
}

/** Escapes invisible characters in a double-quoted scalar of YAML. */
export function yamlSpelt(text: string): string {
  return text.replace(invisible, (character) => {
    const code = defined(character.codePointAt(0), 'a character');
    return code < 0x10000 ? unit(code) : `\\U${code.toString(16).padStart(8, '0')}`;
  });
}

/** Whether the text contains an invisible character. */
export function isInvisible(text: string): boolean {
  return text.search(invisible) >= 0;
}

/**
 * A colon before the name of a picture, such as `tada`, `100` or `+1`, that GitHub and sites show in place of `:tada:`. Minutes
 * in the notation of a time, `HH:mm:ss` or `hh:mi:ss`, are none.
 */
const pictureStart = /:(?!m[im]:)(?=(?:100|1234|[+-]1|\d?[a-z](?:[a-z\d_]|-[a-z])*):)/g;

/**
 * Markdown text on one line, in a paragraph, a heading, a list or a cell of a table. It contains no markup, neither for
 * GitHub nor for a site that compiles Markdown to Vue (`{{ }}`) or MDX (`{ }`, and lines that begin like a module).
 */
export function markdownText(text: string): string {
  const line = oneLine(text);
  if (isPlainProse(line)) return line;
  return (
    line
      .replace(/[\\`*_[\]<>|~#$!&@]/g, '\\$&')
      // Vue looks for braces after Markdown has removed the backslashes.
      .replaceAll('{', '&#123;')
      .replaceAll('}', '&#125;')
      .replace(invisible, (character) => `&#${character.codePointAt(0)};`)
      .replace(/^(?:import|export)\b/, (word) => `&#${word.charCodeAt(0)};${word.slice(1)}`)
      // A list, a rule or an underlined heading begins with these.
      .replace(/^[-+=]/, '\\$&')
      .replace(/^(\d+)([.)])/, '$1\\$2')
      // An element in between keeps the name from being read.
      .replace(pictureStart, '<span>:</span>')
      // GitHub turns addresses into links, those of mail once the backslashes are gone.
      .replace(/(?<=[\w.+-])\\@(?=[\w.-]|\\_)/g, '<span>@</span>')
      .replaceAll('://', ':\\/\\/')
      .replace(/(www)\./gi, '$1\\.')
  );
}

/** Whether nothing in a line has a meaning, as in most sentences: it needs no second look. */
function isPlainProse(line: string): boolean {
  const isPlain = /^(?!import\b|export\b)[A-Za-z][A-Za-z0-9 ,.;:'"()?%+=-]*$/.test(line) && !/www\./i.test(line);
  return isPlain && line.search(pictureStart) < 0;
}

/** Markdown code on one line, in as many backticks as no run in it has; not for cells. */
export function markdownCode(text: string): string {
  // Vue also evaluates these between backticks.
  if (text.includes('{{')) return `<code>${markdownText(text)}</code>`;
  const line = spelt(oneLine(text));
  const runs = new Set((line.match(/`+/g) ?? []).map((run) => run.length));
  let length = 1;
  while (runs.has(length)) length++;
  const fence = '`'.repeat(length);
  const pad = line.startsWith('`') || line.endsWith('`') || line === '' ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** Markdown code in a cell of a table, which ends at a bar even inside code. */
export function markdownCellCode(text: string): string {
  // Code in a cell cannot contain this: two backslashes and a bar become one backslash, and the bar ends the cell.
  if (text.includes('\\|')) return markdownText(text);
  return text.includes('{{') ? markdownCode(text) : markdownCode(text).replaceAll('|', '\\|');
}

/** Text of HTML on one line, for what a site puts into a page as it is. */
export function htmlText(text: string): string {
  return oneLine(text)
    .replace(/[&<>"'{}]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(invisible, (character) => `&#${character.codePointAt(0)};`);
}

/** An id of an HTML element. Throws if it is invalid, because ids consist of names that were checked when loaded. */
export function htmlId(id: string): string {
  if (!/^[A-Za-z][A-Za-z0-9_.-]*$/.test(id)) throw new Error(`Not an id: ${id}`);
  return id;
}

/** The target of a link to a page of the output. Throws if it is invalid, because targets consist of names that were checked. */
export function linkTarget(target: string): string {
  if (!/^[A-Za-z0-9._~/-]+$/.test(target)) throw new Error(`Not a target of a link: ${target}`);
  return target;
}

/**
 * A field of a CSV file (RFC 4180), in quotes where it has to be. A spreadsheet takes a field that begins with certain
 * characters for a formula; a quote in front of it makes it text.
 */
export function csvField(text: string): string {
  const line = spelt(text);
  const inert = /^[=+\-@\t\r]/.test(line) ? `'${line}` : line;
  return /[",\r\n]|^ | $/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** Replaces each run of blanks and line breaks by one blank; most texts have visible characters and single blanks alone. */
export function oneLine(text: string): string {
  if (!/[^ -~]|^ | {2}| $/.test(text)) return text;
  return text.replace(/[\t-\r \u0085\u2028\u2029\ufeff]+/g, ' ').replace(/^ | $/g, '');
}
