/**
 * The only way in which text of a definition gets into an output: one encoder for each context. Names have been held
 * against strict patterns when they were loaded; everything else may be any text.
 */

/** A TypeScript string literal in single quotes. */
export function stringLiteral(text: string): string {
  // JSON escapes control characters and lone surrogates; the two line separators are escaped for older readers.
  const body = JSON.stringify(text)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replaceAll("'", "\\'")
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
  // `</script>` ends a script element wherever it stands.
  return `'${body.replaceAll('</', '<\\/')}'`;
}

/** A literal of a string, number or boolean. */
export function literal(value: string | number | boolean): string {
  return typeof value === 'string' ? stringLiteral(value) : String(value);
}

/** A name that TypeScript takes as it is. */
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

/** Text inside a block comment: it cannot end the comment, nor be taken for a tag of a doc comment. */
export function blockComment(text: string): string {
  return oneLine(text).replaceAll('*/', '*\\/').replaceAll('/*', '/\\*').replace(/^@/, '\\@');
}

/** Text inside a line comment: one line. */
export function lineComment(text: string): string {
  return oneLine(text);
}

/** A regular expression literal, or the call that makes one where a literal cannot say it. */
export function regexLiteral(pattern: string, flags = ''): string {
  // RegExp escapes slashes and line breaks of its source by itself.
  return `/${new RegExp(pattern, flags).source}/${flags}`;
}

/** White space of any kind becomes one space. */
function oneLine(text: string): string {
  return text.replace(/[\s\u0085]+/g, ' ').trim();
}

/** Markdown text on one line: nothing in it is markup. */
export function markdownText(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_[\]{}<>|~#$!&]/g, (character) => `\\${character}`)
    .replace(/(^|\s)([-+=]|\d+[.)])(?=\s|$|[-+=])/g, '$1\\$2')
    .replace(/:\/\//g, ':\\/\\/')
    .replaceAll('@', '\\@');
}

/** Markdown code on one line, in as many backticks as it takes. */
export function markdownCode(text: string): string {
  const line = oneLine(text);
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = line.startsWith('`') || line.endsWith('`') || line === '' ? ' ' : '';
  // A table ends its cells before it looks for code.
  return `${fence}${pad}${line.replaceAll('|', '\\|')}${pad}${fence}`;
}
