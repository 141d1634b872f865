/** Statements that convert one element from its wire form to its canonical form, and report its violations. */
import { comesAsTexts } from '../../../model/messages.js';
import type { Field } from '../../../model/model.js';
import { formatOfTexts, isFree, isScalar, scalarTypeOf, wordsOf } from '../../../model/value-types.js';
import { propertyKey, stringLiteral } from '../../encode.js';
import { type Element, limitedLines, type Subject } from './check-table.js';
import { code, type Code, joined, type Reference } from './code.js';
import { chosenLines } from './choice.js';
import { mapCall } from './entries.js';
import { runtime, runtimeFunction } from './runtime-references.js';
import { aloneLines, argumentsOf, failCall, keyOf, plainValueLines, reading, type Site, sizeLines } from './value.js';
import { fieldOf } from './presence.js';
import { hasWordsOnly } from './table.js';
import { areMany, recordOf } from './words.js';

/** Writes the new value of an element to the copy, which is made at the first change. */
export function putCode(key: string, value: Code | string): Code {
  return code`(result ??= { ...value })[${key}] = ${value};`;
}

/** An element that is read from a variable. */
export interface Taken extends Element {
  /** The variable with the value. */
  readonly value: string;
  /** Whether siblings use the variable, so that it must receive the new value. */
  readonly isKept: boolean;
  /** Whether conditions look into the value, so that the variable must receive it as it is read. */
  readonly isSeen?: boolean;
  /** Stores a changed value; by default in the copy of the object. */
  readonly put?: (read: Code | string) => Code;
}

/** Statements that judge a value, and write a changed value to the copy. */
export function takeLines(subject: Subject, taken: Taken): readonly Code[] {
  const site = { ...subject, ...taken, reporting: reading };
  return limitedLines(site, contentLines(subject, taken, site));
}

function contentLines(subject: Subject, taken: Taken, site: Site & Subject & Taken): readonly Code[] {
  const { field, value, isKept } = taken;
  if (field.array) return arrayLines(site, taken);
  const put = putOf(taken);
  if (field.type.kind === 'alternatives')
    return chosenLines(site, value, (read) => code`if (${read} !== ${value}) ${put(read)}`);
  if (field.type.kind === 'map') return structureLines(mapCall(subject, taken, field.type, value, reading), value, put);
  if (field.type.kind === 'object')
    return objectLines(site, value, (read) => code`if (${read} !== ${value}) ${put(read)}`);
  if (field.type.kind === 'nothing') return [failCall(site, 'type')];
  if (isFree(field.type)) return freeLines(site, value, (read) => code`else if (${read} !== ${value}) ${put(read)}`);
  const respelt = respelling(site, value);
  const otherwise = respelt && code`${isKept ? `${value} = ` : ''}${put(respelt)}`;
  return [
    ...decodeLines(subject, taken),
    ...plainValueLines({ ...site, rangeWhen: taken.rangeWhen, ...(otherwise ? { otherwise } : {}) }),
  ];
}

function putOf(taken: Taken): (read: Code | string) => Code {
  const own = taken.isSeen === true ? `${taken.value} = ` : '';
  return taken.put ?? ((read) => code`${own}${putCode(keyOf(taken), read)}`);
}

/** Stores what a call makes of a value, if that is another one. */
function structureLines(call: Code, value: string, put: (read: string) => Code): readonly Code[] {
  return [code`{`, code`const read = ${call};`, code`if (read !== ${value}) ${put('read')}`, code`}`];
}

/** Whether the statements assign the variable another value. */
export function assigns(subject: Subject, field: Field, isKept: boolean, isSeen = false): boolean {
  if (field.type.kind === 'object') return isSeen;
  if (field.array || !isScalar(field.type)) return false;
  return decoder(subject, field) !== undefined || foldedFormat(field) !== undefined || (isKept && isRespelt(field));
}

/** The entries are copied immediately unless they are known to be plain data; otherwise when the first of them changes. */
function arrayLines(site: Site & Pick<Subject, 'all' | 'message'>, taken: Taken): readonly Code[] {
  const { field, value, rangeWhen } = taken;
  const copy = code`${runtime.entriesOf}(${value}, to)`;
  const isChanged =
    !isScalar(field.type) ||
    isRespelt(field) ||
    foldedFormat(field) !== undefined ||
    decoder(site, field) !== undefined;
  return [
    code`if (Array.isArray(${value})) {`,
    isChanged
      ? code`let entries: unknown[] | undefined = to.plain ? undefined : ${copy};`
      : code`const entries = to.plain ? undefined : ${copy};`,
    code`const list: readonly unknown[] = entries ?? ${value};`,
    ...sizeLines(site, 'list.length'),
    code`for (let index = 0; index < list.length; index++) {`,
    ...entryLines({ ...site, index: 'index' }, rangeWhen),
    code`if (${runtime.isFull}(to)) break;`,
    code`}`,
    ...aloneLines(site, isChanged ? 'entries ?? list' : 'list', 'list.length'),
    code`if (entries) ${putOf(taken)('entries')}`,
    code`} else {`,
    failCall(site, 'type'),
    code`}`,
  ];
}

function entryLines(site: Site & Pick<Subject, 'all' | 'message'>, rangeWhen: Taken['rangeWhen']): readonly Code[] {
  const { field } = site;
  const put = (read: Code | string): Code => code`(entries ??= list.slice())[index] = ${read};`;
  if (field.type.kind === 'alternatives')
    return [
      code`const entry = list[index];`,
      ...chosenLines(site, 'entry', (read) => code`if (${read} !== entry) ${put(read)}`),
    ];
  if (field.type.kind === 'list') {
    const { read } = site.names.entry(field.type.of);
    return [
      code`const entry = list[index];`,
      code`const before = to.found.length;`,
      code`const read = ${read}(entry, to);`,
      code`${runtime.stepInto}(to, before, ${keyOf(site)}, index);`,
      code`if (read !== entry) ${put('read')}`,
    ];
  }
  if (field.type.kind === 'object')
    return [
      code`const entry = list[index];`,
      ...objectLines(site, 'entry', (read) => code`if (${read} !== entry) ${put(read)}`),
    ];
  if (isFree(field.type))
    return [
      code`const entry = list[index];`,
      ...freeLines(site, 'entry', (read) => code`else if (${read} !== entry) ${put(read)}`),
    ];
  const respelt = respelling(site, 'entry');
  const folded = foldedFormat(field);
  const decode = decoder(site, field);
  const otherwise = respelt && put(respelt);
  return [
    code`${folded || decode ? 'let' : 'const'} entry = list[index];`,
    ...(folded ? [code`if (!${folded}(entry)) entry = ${put(inCapitals(site, folded, 'entry'))}`] : []),
    ...(decode ? [code`entry = ${put(code`${decode}(entry)`)}`] : []),
    ...plainValueLines({ ...site, value: 'entry', rangeWhen, ...(otherwise ? { otherwise } : {}) }),
  ];
}

/** Converts the text of a parameter to its value, and a text of a format that folds case to capitals. */
export function decodeLines(subject: Subject, taken: Taken): readonly Code[] {
  const { field, key, value, put: own } = taken;
  const put = (read: Code): Code => (own ? own(read) : code`${value} = ${putCode(keyOf(taken), read)}`);
  const folded = foldedFormat(field);
  if (folded) {
    const site: Site = { ...subject, field, reporting: reading, ...(key === undefined ? {} : { key }) };
    return [code`if (!${folded}(${value})) ${put(inCapitals(site, folded, value))}`];
  }
  const decode = decoder(subject, field);
  return decode ? [put(code`${decode}(${value})`)] : [];
}

/** The function that converts the text of a parameter to a value. */
function decoder({ message }: Pick<Subject, 'message'>, { type }: Field): Reference | undefined {
  const fromText = scalarTypeOf(type)?.fromText;
  return comesAsTexts(message) && fromText ? runtimeFunction(fromText) : undefined;
}

/** The predicate of a format whose texts are accepted in any case. */
function foldedFormat({ type, wire }: Field): Reference | undefined {
  const format = wire.foldCase ? formatOfTexts(type) : undefined;
  return format?.folding && runtimeFunction(format.check);
}

function inCapitals({ index, ...site }: Site, isOfForm: Reference, value: string): Code {
  const places = [keyOf(site), value, ...(index === undefined ? [] : [index])].join(', ');
  return code`${runtime.respellInCapitals}(to, ${isOfForm}, ${places})`;
}

function isRespelt({ type, wire }: Field): boolean {
  return wordsOf(type).length > 0 && (wire.foldCase || wire.aliases.length > 0);
}

/** The call that accepts other spellings of a word; undefined for an element without any. */
function respelling(site: Site, value: string): Code | undefined {
  const { type, wire } = site.field;
  if (!isRespelt(site.field)) return undefined;
  const words = wordsOf(type);
  const aliases = wire.aliases.map(
    ({ alias, value: meant }) => `${propertyKey(wire.foldCase ? upperCase(alias) : alias)}: ${stringLiteral(meant)}`,
  );
  const rule = type.kind === 'enum' ? 'enum' : 'format';
  const all = [...words, ...wire.aliases.map(({ alias }) => alias)];
  if (areMany(all) && !all.some((word) => /^__proto__$/i.test(word))) {
    const key = wire.foldCase ? upperCase : String;
    const capitals = wire.foldCase ? [code`capitals: ${recordOf(words.map((word) => [upperCase(word), word]))}`] : [];
    const other = wire.aliases.map(({ alias, value: meant }) => [key(alias), meant] as const);
    const spellings = [...capitals, ...(other.length > 0 ? [code`aliases: ${recordOf(other)}`] : [])];
    return code`${runtime.respellMany}(${argumentsOf(site, rule, [value, code`{ ${joined(spellings, ', ')} }`])})`;
  }
  const list = (texts: readonly string[]): string => `[${texts.map(stringLiteral).join(', ')}]`;
  const spellings = [
    ...(hasWordsOnly(fieldOf(site.shape, site.field.name)) ? [] : [`words: ${list(words)}`]),
    ...(aliases.length > 0 ? [`aliases: { ${aliases.join(', ')} }`] : []),
    ...(wire.foldCase ? [] : ['foldCase: false']),
  ];
  const isNeeded = spellings.length > 0 || site.index !== undefined;
  return code`${runtime.respell}(${argumentsOf(site, rule, [value, ...(isNeeded ? [`{ ${spellings.join(', ')} }`] : [])])})`;
}

function upperCase(text: string): string {
  return text.replace(/[a-z]/g, (letter) => letter.toUpperCase());
}

/** Reads a value that may be anything: it is copied, unless it is known to be plain data, and then checked. */
function freeLines(site: Site, value: string, otherwise: (read: string) => Code): readonly Code[] {
  const isFit = site.field.type.kind === 'any' ? runtime.isJson : runtime.isFreeObject;
  return [
    code`{`,
    code`const read = ${runtime.freeOf}(${value}, to);`,
    code`if (!${isFit}(read)) ${failCall(site, 'type')}`,
    otherwise('read'),
    code`}`,
  ];
}

/** Reads a nested object. The code is inline, because engines are slow to call a function that is passed to another one. */
function objectLines(site: Site & Pick<Subject, 'all'>, value: string, store: (read: string) => Code): readonly Code[] {
  const { field, index, all } = site;
  if (field.type.kind !== 'object') throw new Error(`${field.name} is not an object`);
  const { read } = all(field.type.shape);
  const place = [keyOf(site), ...(index === undefined ? [] : [index])].join(', ');
  const lines = [
    code`if (${runtime.isObject}(${value})) {`,
    code`const before = to.found.length;`,
    code`const read = ${read}(${value}, to);`,
    code`${runtime.insideSince}(to, before, ${place});`,
    store('read'),
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
    code`if (inner) {`,
    code`const read = ${runtime.readWrapped}(to, ${keyOf(site)}, inner, ${read}, ${name});`,
    store('read'),
    code`} else ${lines}`,
    code`}`,
  ];
}
