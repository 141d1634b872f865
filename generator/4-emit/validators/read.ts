/** The function that reads a shape from its wire form into its canonical form: `readContact`. */
import type { Field, Message, Shape } from '../../model.js';
import { blockComment, literal, propertyAccess, propertyKey, stringLiteral } from '../encode.js';
import { demandLine, rowComment } from './check.js';
import { localName } from './locals.js';
import { askedOf, variablesOf } from './presence.js';
import { tableName } from './table.js';
import { call, plainValueLines, reading } from './value.js';

export function readName(shape: Shape): string {
  return `read${shape.typeName}`;
}

/** The reader of a shape: collects violations and applied tolerances, returns the canonical object, defaults filled in. */
export function readFunction(shape: Shape, message: Message): string {
  const reader = readerOf(shape, message);
  return [
    `/** Table "${blockComment(shape.table)}", wire form. */`,
    `function ${readName(shape)}(value: Elements, to: Reading): Elements {`,
    `const result: Record<string, unknown> = {};`,
    ...shape.fields.map((field) => `let ${localName(field)}: unknown;`),
    `for (const key in value) {`,
    `if (!hasOwn.call(value, key)) continue;`,
    `const element = value[key];`,
    `if (element === undefined) continue;`,
    `switch (key) {`,
    ...shape.fields.flatMap((field) => [`case ${stringLiteral(field.name)}:`, takeLine(field), `break;`]),
    ...unknownLines(shape, message),
    `}`,
    `}`,
    ...shape.fields.filter(({ name }) => reader.asked.has(name)).flatMap((field) => respellLines(reader, field)),
    ...shape.fields.flatMap((field) => ignoredLines(reader, field)),
    ...shape.fields.flatMap((field) => fieldLines(reader, field)),
    `return result;`,
    `}`,
  ].join('\n');
}

interface Reader {
  readonly shape: Shape;
  readonly message: Message;
  readonly asked: ReadonlySet<string>;
  readonly isGiven: (field: string) => string;
  readonly holds: (condition: NonNullable<Field['ignored']>) => string;
}

function readerOf(shape: Shape, message: Message): Reader {
  return { shape, message, asked: askedOf(shape), ...variablesOf(shape) };
}

/** Takes an element into its variable, unless it is blank. One that may be ignored is taken as it is. */
function takeLine(field: Field): string {
  const local = localName(field);
  if (field.ignored) return `${local} = element;`;
  return field.wire.blank === 'absent'
    ? `if (!isBlank(to, key, element)) ${local} = element;`
    : `${local} = ${takenValue(field, 'element')};`;
}

/** The value of an element whose blanks do not mean that it is absent. */
function takenValue(field: Field, value: string): string {
  return field.nullable
    ? `${value} === '' && isBlank(to, ${stringLiteral(field.name)}, ${value}) ? null : ${value}`
    : value;
}

function unknownLines(shape: Shape, message: Message): readonly string[] {
  switch (message.unknown.wire) {
    case 'drop':
      return [`default:`, `apply(to, 'unknown', key);`];
    case 'error':
      return [`default:`, `failUnknown(to.violations, ${tableName(shape)}, key);`];
    case 'keep':
      return [`default:`, `setOwn(result, key, element);`];
  }
}

function ignoredLines({ holds }: Reader, field: Field): readonly string[] {
  if (!field.ignored) return [];
  const local = localName(field);
  const key = stringLiteral(field.name);
  return [
    `if (${local} !== undefined) {`,
    `if (${holds(field.ignored)}) {`,
    `apply(to, 'ignored', ${key});`,
    `${local} = undefined;`,
    ...(field.wire.blank === 'absent'
      ? [`} else if (isBlank(to, ${key}, ${local})) ${local} = undefined;`]
      : field.nullable
        ? [`} else ${local} = ${takenValue(field, local)};`]
        : [`}`]),
    `}`,
  ];
}

/** Turns the texts of parameters into values, and other spellings into the canonical one. */
function respellLines({ message }: Reader, field: Field, value = localName(field), index?: string): readonly string[] {
  const call = respelled(message, field, value, index);
  return call === undefined ? [] : [`if (${value} !== undefined) ${value} = ${call};`];
}

function respelled(message: Message, field: Field, value: string, index?: string): string | undefined {
  const { type, wire } = field;
  if (message.role === 'parameters') {
    if (type.kind === 'boolean') return `booleanFrom(${value})`;
    if (type.kind === 'integer' || type.kind === 'decimal') return `numberFrom(${value})`;
  }
  const key = stringLiteral(field.name);
  if (type.kind === 'text' && type.format === 'currency' && wire.foldCase) {
    return `respellCurrency(to, ${[key, value, ...(index === undefined ? [] : [index])].join(', ')})`;
  }
  const words = type.kind === 'enum' ? type.values : type.kind === 'uuid' ? type.keywords : [];
  if (words.length === 0 || (!wire.foldCase && wire.aliases.length === 0)) return undefined;
  const fold = (text: string): string =>
    wire.foldCase ? text.replace(/[a-z]/g, (letter) => letter.toUpperCase()) : text;
  const aliases = wire.aliases.map(({ alias, value: meant }) => `${propertyKey(fold(alias))}: ${stringLiteral(meant)}`);
  const args = [
    'to',
    key,
    value,
    `[${words.map((word) => stringLiteral(word)).join(', ')}]`,
    String(wire.foldCase),
    ...(aliases.length > 0 ? [`{ ${aliases.join(', ')} }`] : index === undefined ? [] : ['undefined']),
    ...(index === undefined ? [] : [index]),
  ];
  return `respell(${args.join(', ')})`;
}

/** Holds an element against its rules and puts it into the result, or says what its absence means. */
function fieldLines(reader: Reader, field: Field): readonly string[] {
  const { shape, isGiven } = reader;
  const local = localName(field);
  const target = `result${propertyAccess(field.name)}`;
  const site = { shape, field, reporting: reading };
  const absent =
    field.presence === 'M'
      ? call(site, 'fail', 'required')
      : field.fills && field.default !== undefined
        ? `${target} = ${literal(field.default)};`
        : undefined;
  return [
    rowComment(field),
    ...(field.nullable ? [`if (${local} === null) ${target} = null;`, `else `] : []),
    `if (${local} !== undefined) {`,
    ...givenLines(reader, field, target),
    ...(absent === undefined ? [`}`] : [`} else ${absent}`]),
    ...shape.conditions.flatMap((rule) =>
      rule.demands
        .filter((demand) => demand.field === field.name)
        .map((demand) => demandLine({ shape, rule, demand, reporting: reading }, { isGiven, holds: reader.holds })),
    ),
  ];
}

function givenLines(reader: Reader, field: Field, target: string): readonly string[] {
  const { shape } = reader;
  const local = localName(field);
  const site = { shape, field, reporting: reading };
  if (!field.array) {
    const respell = reader.asked.has(field.name)
      ? []
      : respellLines(reader, field).map((line) => line.replace(/^if \(.*?\) /, ''));
    return [
      ...respell,
      ...valueLines(reader, field, local),
      `${target} = ${field.type.kind === 'object' ? objectCall(reader, field, local) : local};`,
    ];
  }
  const { minItems, maxItems } = field.array;
  const respell = respelled(reader.message, field, 'entry', 'index');
  return [
    `if (!Array.isArray(${local})) ${call(site, 'fail', 'type')}`,
    `else {`,
    ...(minItems > 0 ? [`if (${local}.length < ${minItems}) ${call(site, 'fail', 'minItems')}`] : []),
    ...(maxItems === undefined ? [] : [`if (${local}.length > ${maxItems}) ${call(site, 'fail', 'maxItems')}`]),
    `const entries: unknown[] = [];`,
    `for (let index = 0; index < ${local}.length; index++) {`,
    `${respell === undefined ? 'const' : 'let'} entry: unknown = ${local}[index];`,
    ...(respell === undefined ? [] : [`entry = ${respell};`]),
    ...valueLines(reader, field, 'entry', 'index'),
    `entries.push(${field.type.kind === 'object' ? objectCall(reader, field, 'entry', 'index') : 'entry'});`,
    `}`,
    `${target} = entries;`,
    `}`,
  ];
}

function valueLines({ shape, holds }: Reader, field: Field, value: string, index?: string): readonly string[] {
  if (field.type.kind === 'object') return [];
  const rangeWhen = field.ranges.map(({ when }) => holds(when));
  return plainValueLines({
    shape,
    field,
    reporting: reading,
    value,
    rangeWhen,
    ...(index === undefined ? {} : { index }),
  });
}

function objectCall({ shape }: Reader, field: Field, value: string, index?: string): string {
  if (field.type.kind !== 'object') throw new Error(`${field.name} is no object`);
  const { wrapper } = field.wire;
  const args = ['to', tableName(shape), stringLiteral(field.name), value, readName(field.type.shape)];
  if (wrapper !== undefined && index === undefined)
    return `readWrapped(${[...args, stringLiteral(wrapper)].join(', ')})`;
  return `readObject(${[...args, ...(index === undefined ? [] : [index])].join(', ')})`;
}
