/** Statements that take one element from its wire form into its canonical form, and report what it breaks. */
import { propertyKey, stringLiteral } from '../encode.js';
import type { Element, Subject } from './check.js';
import { code, type Code } from './code.js';
import { runtime } from './runtime-references.js';
import { argumentsOf, failCall, keyOf, plainValueLines, reading, sizeLines } from './value.js';

/** Statements that judge the value in a variable, and leave what becomes of it there. */
export function takeLines(subject: Subject, element: Element, value: string): readonly Code[] {
  const { field } = element;
  if (!field.array) return entryLines(subject, element, value);
  const site = { ...subject, ...element, reporting: reading };
  return [
    code`if (Array.isArray(${value})) {`,
    code`let entries: unknown[] | undefined = to.plain ? undefined : [];`,
    code`const length = ${runtime.lengthOf}(${value});`,
    ...sizeLines(site, 'length'),
    code`for (let index = 0; index < length; index++) {`,
    ...(changes(subject, element)
      ? [
          code`const original = ${runtime.entryOf}(${value}, index);`,
          code`let entry = original;`,
          ...entryLines(subject, element, 'entry', 'index'),
          code`if (entries || entry !== original) (entries ??= ${value}.slice())[index] = entry;`,
        ]
      : [
          code`const entry = ${runtime.entryOf}(${value}, index);`,
          ...entryLines(subject, element, 'entry', 'index'),
          code`if (entries) entries[index] = entry;`,
        ]),
    code`if (${runtime.isFull}(to)) break;`,
    code`}`,
    code`if (entries) ${value} = entries;`,
    code`} else {`,
    failCall(site, 'type'),
    code`}`,
  ];
}

/** Whether the value may become another one. */
export function changes({ message }: Subject, { field: { type, wire } }: Element): boolean {
  switch (type.kind) {
    case 'object':
      return true;
    case 'boolean':
    case 'integer':
    case 'decimal':
      return message.role === 'parameters';
    case 'text':
      return type.format === 'currency' && wire.foldCase;
    case 'enum':
    case 'uuid':
      return wire.foldCase || wire.aliases.length > 0;
    case 'date':
      return false;
  }
}

function entryLines(subject: Subject, element: Element, value: string, index?: string): readonly Code[] {
  const { type } = element.field;
  if (type.kind === 'object') return objectLines(subject, element, value, index);
  const site = { ...subject, ...element, reporting: reading, value, ...(index === undefined ? {} : { index }) };
  const otherwise = respellCode(subject, element, value, index);
  return [
    ...decodeLines(subject, element, value, index),
    ...plainValueLines({ ...site, ...(otherwise ? { otherwise } : {}) }),
  ];
}

/** Turns the text of a parameter into its value, and a currency into capitals. */
export function decodeLines(subject: Subject, element: Element, value: string, index?: string): readonly Code[] {
  const { type, wire } = element.field;
  const isParameter = subject.message.role === 'parameters';
  if (isParameter && type.kind === 'boolean') return [code`${value} = ${runtime.booleanFrom}(${value});`];
  if (isParameter && (type.kind === 'integer' || type.kind === 'decimal'))
    return [code`${value} = ${runtime.numberFrom}(${value});`];
  if (type.kind !== 'text' || type.format !== 'currency' || !wire.foldCase) return [];
  const args = [keyOf(element), value, ...(index === undefined ? [] : [index])].join(', ');
  return [code`if (!${runtime.isCurrency}(${value})) ${value} = ${runtime.respellCurrency}(to, ${args});`];
}

/** The statement that takes another spelling of a word, where there is one that is taken. */
function respellCode(subject: Subject, element: Element, value: string, index?: string): Code | undefined {
  const { type, wire } = element.field;
  const words = type.kind === 'enum' ? type.values : type.kind === 'uuid' ? type.keywords : [];
  if (words.length === 0 || (!wire.foldCase && wire.aliases.length === 0)) return undefined;
  const aliases = wire.aliases.map(
    ({ alias, value: meant }) => `${propertyKey(wire.foldCase ? upperCase(alias) : alias)}: ${stringLiteral(meant)}`,
  );
  const spellings = [
    `words: [${words.map(stringLiteral).join(', ')}]`,
    ...(aliases.length > 0 ? [`aliases: { ${aliases.join(', ')} }`] : []),
    ...(wire.foldCase ? [] : ['isExact: true']),
  ];
  const site = { ...subject, ...element, reporting: reading, ...(index === undefined ? {} : { index }) };
  const rule = type.kind === 'enum' ? 'enum' : 'format';
  return code`${value} = ${runtime.respell}(${argumentsOf(site, rule, [value, `{ ${spellings.join(', ')} }`])});`;
}

function upperCase(text: string): string {
  return text.replace(/[a-z]/g, (letter) => letter.toUpperCase());
}

/** Reads a nested object. Written out, since engines are slow to call a function that is handed to another one. */
function objectLines(subject: Subject, element: Element, value: string, index?: string): readonly Code[] {
  const { field } = element;
  if (field.type.kind !== 'object') throw new Error(`${field.name} is no object`);
  const { read } = subject.all(field.type.shape);
  const place = [keyOf(element), ...(index === undefined ? [] : [index])].join(', ');
  const site = { ...subject, ...element, reporting: reading, ...(index === undefined ? {} : { index }) };
  const lines = [
    code`if (${runtime.isObject}(${value})) {`,
    code`const before = to.found.length;`,
    code`${value} = ${read}(${value}, to);`,
    code`if (to.found.length > before) ${runtime.insideSince}(to, before, ${place});`,
    code`} else {`,
    failCall(site, 'type'),
    code`}`,
  ];
  const { wrapper } = field.wire;
  if (wrapper === undefined) return lines;
  const name = stringLiteral(wrapper);
  return [
    code`{`,
    code`const inner = ${runtime.unwrap}(${value}, ${name});`,
    code`if (inner) ${value} = ${runtime.readWrapped}(to, ${keyOf(element)}, inner, ${read}, ${name});`,
    code`else ${lines}`,
    code`}`,
  ];
}
