/** Statements that take one element from its wire form into its canonical form, and report what it breaks. */
import type { Field, Message, Shape } from '../../model.js';
import { propertyKey, stringLiteral } from '../encode.js';
import type { ElementSite } from './check.js';
import { tableName } from './table.js';
import { call, plainValueLines, reading, sizeLines } from './value.js';

export function readName(shape: Shape): string {
  return `read${shape.typeName}`;
}

interface ReadSite extends ElementSite {
  readonly message: Message;
  /** True when somebody asks for the value later on. */
  readonly isAsked: boolean;
}

/** The copy of the object that is read, made when the first of its elements changes. */
export const COPY = '(result ??= { ...value })';

/**
 * Statements that judge a value, and put what becomes of it into the copy where that is something else.
 *
 * @param value the variable with the value as it was given, which may be respelt
 */
export function takeLines(element: ReadSite, value: string): readonly string[] {
  const { field } = element;
  const target = `${COPY}[${stringLiteral(field.name)}] = `;
  if (!field.array) {
    if (field.type.kind !== 'object') return valueLines(element, { value, store: target });
    return objectLines(element, { value, store: (read) => `if (${read} !== ${value}) ${target}${read};` });
  }
  const site = { ...element, reporting: reading };
  const taken = field.type.kind === 'object' ? [] : valueLines(element, { value: 'entry', store: '', index: 'index' });
  const isRespelt = taken.some((line) => /(^|\W)entry = /.test(line));
  const put = (read: string, given: string): string =>
    `if (${read} !== ${given}) (entries ??= ${value}.slice())[index] = ${read};`;
  const changes =
    field.type.kind === 'object'
      ? objectLines(element, { value: 'entry', index: 'index', store: (read) => put(read, 'entry') })
      : isRespelt
        ? [put('entry', `${value}[index]`)]
        : [];
  return [
    `if (Array.isArray(${value})) {`,
    ...sizeLines(site, value),
    ...(changes.length > 0 ? [`let entries: unknown[] | undefined;`] : []),
    `for (let index = 0; index < ${value}.length; index++) {`,
    `${isRespelt ? 'let' : 'const'} entry: unknown = ${value}[index];`,
    ...taken,
    ...changes,
    `}`,
    ...(changes.length > 0 ? [`if (entries) ${target}entries;`] : []),
    `} else {`,
    call(site, 'fail', 'type'),
    `}`,
  ];
}

/** A variable with a value, the assignment that puts what is read of it elsewhere, and the index of an entry. */
interface Slot {
  readonly value: string;
  readonly store: string;
  readonly index?: string;
}

function valueLines(element: ReadSite, slot: Slot): readonly string[] {
  const words = wordLines(element, slot);
  if (words.length > 0) return words;
  const { value, index } = slot;
  const site = { ...element, reporting: reading, value, ...(index === undefined ? {} : { index }) };
  return [...decodedLine(element, slot), ...plainValueLines(site)];
}

function nameOf({ field, key }: ReadSite): string {
  return key ?? stringLiteral(field.name);
}

/** Turns the text of a parameter into its value, and a currency into capitals. */
function decodedLine(element: ReadSite, { value, store, index }: Slot): readonly string[] {
  const { type, wire }: Field = element.field;
  const isParameter = element.message.role === 'parameters';
  if (isParameter && type.kind === 'boolean') return [`${value} = ${store}booleanFrom(${value});`];
  if (isParameter && (type.kind === 'integer' || type.kind === 'decimal'))
    return [`${value} = ${store}numberFrom(${value});`];
  if (type.kind !== 'text' || type.format !== 'currency' || !wire.foldCase) return [];
  const args = [nameOf(element), value, ...(index === undefined ? [] : [index])];
  return [`if (!isCurrency(${value})) ${value} = ${store}respellCurrency(to, ${args.join(', ')});`];
}

/** Holds an element against the words that it may be, other spellings taken; nothing for one that takes none. */
function wordLines(element: ReadSite, { value, store, index }: Slot): readonly string[] {
  const { type, wire }: Field = element.field;
  const words = type.kind === 'enum' ? type.values : type.kind === 'uuid' ? type.keywords : [];
  if (words.length === 0 || (!wire.foldCase && wire.aliases.length === 0)) return [];
  const aliases = wire.aliases.map(
    ({ alias, value: meant }) => `${propertyKey(wire.foldCase ? upperCase(alias) : alias)}: ${stringLiteral(meant)}`,
  );
  const options = [
    ...(index === undefined ? [] : ['index']),
    ...(aliases.length > 0 ? [`aliases: { ${aliases.join(', ')} }`] : []),
    ...(wire.foldCase ? [] : ['isExact: true']),
  ];
  const args = [
    'to',
    tableName(element.shape),
    nameOf(element),
    stringLiteral(type.kind === 'enum' ? 'enum' : 'format'),
    value,
    `[${words.map(stringLiteral).join(', ')}]`,
    ...(options.length > 0 ? [`{ ${options.join(', ')} }`] : []),
  ];
  return plainValueLines({
    ...element,
    reporting: reading,
    value,
    otherwise: `${store === '' || element.isAsked ? `${value} = ` : ''}${store}respell(${args.join(', ')});`,
  });
}

function upperCase(text: string): string {
  return text.replace(/[a-z]/g, (letter) => letter.toUpperCase());
}

interface ObjectSlot {
  readonly value: string;
  /** The statement that puts what was read in its place. */
  readonly store: (read: string) => string;
  readonly index?: string;
}

/** Reads a nested object. Written out, since engines are slow to call a function that is handed to another one. */
function objectLines(element: ReadSite, { value, store, index }: ObjectSlot): readonly string[] {
  const { field } = element;
  if (field.type.kind !== 'object') throw new Error(`${field.name} is no object`);
  const reader = readName(field.type.shape);
  const place = [nameOf(element), ...(index === undefined ? [] : [index])].join(', ');
  const lines = [
    `if (isObject(${value})) {`,
    `const before = to.length;`,
    `const read = ${reader}(${value}, to);`,
    `if (to.length > before) inside(to, to.length - before, ${place});`,
    store('read'),
    `} else {`,
    call({ ...element, reporting: reading, ...(index === undefined ? {} : { index }) }, 'fail', 'type'),
    `}`,
  ];
  const { wrapper } = field.wire;
  if (wrapper === undefined) return lines;
  const name = stringLiteral(wrapper);
  return [
    `{`,
    `const inner = unwrap(${value}, ${name});`,
    `if (inner) {`,
    `const read = readWrapped(to, ${nameOf(element)}, inner, ${reader}, ${name});`,
    store('read'),
    `} else ${lines.join('\n')}`,
    `}`,
  ];
}
