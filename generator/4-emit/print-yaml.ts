/** YAML in its final form, as Prettier leaves it. */
import { Document, visit } from 'yaml';
import { isInvisible, yamlSpelt } from './encode.js';

/** A JSON value as a YAML document: texts of several lines as blocks, others in quotes where they need any. */
export function printYaml(value: unknown): string {
  try {
    const lines: string[] = [];
    printInto(lines, '', '', value);
    return yamlSpelt(`${lines.join('\n')}\n`);
  } catch (error) {
    if (error instanceof Unusual) return printYamlByLibrary(value);
    throw error;
  }
}

/** The same by the library, which the printer here follows for what is usual. */
export function printYamlByLibrary(value: unknown): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (_, scalar) => {
      if (typeof scalar.value === 'string' && needsEscapes(scalar.value)) scalar.type = 'QUOTE_DOUBLE';
    },
  });
  const text = document.toString({ lineWidth: 0, singleQuote: true });
  // Blank lines of a block.
  return yamlSpelt(text.replace(/^ +$/gm, ''));
}

/** Whether a text holds what nobody sees, such as spaces at the end of one of its lines. */
function needsEscapes(text: string): boolean {
  return isInvisible(text) || (text.includes('\n') && /[ \t](?:\n|$)/.test(text));
}

/** What is left to the library. */
class Unusual extends Error {}

/** @param before what stands before the value in its line, such as a key */
function printInto(lines: string[], indent: string, before: string, value: unknown): void {
  if (Array.isArray(value)) printSequence(lines, indent, before, value);
  else if (typeof value === 'object' && value !== null) printMap(lines, indent, before, value);
  else if (typeof value === 'string' && value.includes('\n')) printBlock(lines, indent, before, value);
  else if (typeof value === 'string') lines.push(before + textOf(value));
  else if (value === null || typeof value === 'boolean' || isUsualNumber(value))
    lines.push(`${before}${String(value)}`);
  else throw new Unusual();
}

function printMap(lines: string[], indent: string, before: string, map: object): void {
  const entries = Object.entries(map).filter(([, value]) => value !== undefined);
  if (entries.length === 0) lines.push(`${before}{}`);
  let first = before;
  for (const [key, value] of entries) {
    if (key.includes('\n') || key.length > 1000) throw new Unusual();
    printMember(lines, indent, `${first}${textOf(key)}:`, value);
    first = indent;
  }
}

/** A value after its key: in the same line, or in the lines below. */
function printMember(lines: string[], indent: string, key: string, value: unknown): void {
  const isNested = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  const deeper = `${indent}  `;
  if (!isNested) printInto(lines, deeper, `${key} `, value);
  else {
    lines.push(key);
    printInto(lines, deeper, deeper, value);
  }
}

function printSequence(lines: string[], indent: string, before: string, values: readonly unknown[]): void {
  if (values.length === 0) lines.push(`${before}[]`);
  let first = before;
  for (const value of values) {
    printInto(lines, `${indent}  `, `${first}- `, value);
    first = indent;
  }
}

/** A text of several lines, of which none begins or ends with something that needs more than indentation. */
function printBlock(lines: string[], indent: string, before: string, text: string): void {
  if (needsEscapes(text) || !/^[^\s][^]*[^\s]\n?$/.test(text) || /\t|\r/.test(text)) throw new Unusual();
  const content = text.endsWith('\n') ? text.slice(0, -1) : text;
  lines.push(`${before}|${content === text ? '-' : ''}`);
  for (const line of content.split('\n')) lines.push(line === '' ? '' : (indent === '' ? '  ' : indent) + line);
}

function isUsualNumber(value: unknown): boolean {
  return typeof value === 'number' && /^-?\d{1,16}(\.\d{1,16})?$/.test(String(value)) && !Object.is(value, -0);
}

/** A text of one line: plain, in quotes where it could be read as something else. */
function textOf(text: string): string {
  // Printable ASCII; what begins with a letter is neither a number nor a sign of YAML.
  const isUsual = /^[A-Za-z][ -~]*$/.test(text);
  const isPlain = isUsual && !/: | #|[ :]$/.test(text) && !/^(?:null|true|false)$/i.test(text);
  if (isPlain) return text;
  if (text === '') return "''";
  if ((isUsual || /^[#/][ -~]*$/.test(text)) && !/['"]/.test(text) && text !== '/') {
    return text.startsWith('/') && !/: | #|[ :]$/.test(text) ? text : `'${text}'`;
  }
  const printed = printYamlByLibrary(text).slice(0, -1);
  if (printed.includes('\n')) throw new Unusual();
  return printed;
}
