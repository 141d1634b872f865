/** Statements that convert one element from its wire form to its canonical form, and report its violations. */
import type { Field } from '../../../model/model.js';
import { isFree, isScalar, seenShape, wordsOf } from '../../../model/value-types.js';
import { stringLiteral } from '../../encode.js';
import { type Element, limitedLines, type Subject } from './check-table.js';
import { code, type Code } from './code.js';
import { chosenLines } from './choice.js';
import { mapCall } from './entries.js';
import { runtime } from './runtime-references.js';
import { aloneLines, failCall, isNone, keyOf, plainValueLines, reading, type Site, sizeLines } from './value.js';
import { isLate } from './presence.js';
import { decoder, foldedFormat, inCapitals, isRespelt, respelling } from './respelling.js';

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
  /** Whether {@link earlyLines} stand before, so that the value is in canonical form. */
  readonly isSpelled?: boolean;
  /** Whether the number of entries is judged later. */
  readonly isSizedLater?: boolean;
  /** Stores a changed value; by default in the copy of the object. */
  readonly put?: (read: Code | string) => Code;
}

/** Statements that judge a value, and write a changed value to the copy. */
export function takeLines(subject: Subject, taken: Taken): readonly Code[] {
  const site = { ...subject, ...taken, reporting: reading };
  if (taken.isSpelled && !isScalar(taken.field.type)) return laterSizeLines(site, taken);
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
  const respelt = taken.isSpelled ? undefined : respelling(site, value);
  const otherwise = respelt && code`${isKept ? `${value} = ` : ''}${put(respelt)}`;
  return [
    ...(taken.isSpelled ? [] : decodeLines(subject, taken)),
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

/** The number of entries that are objects or the like, which {@link earlyLines} have read. */
function laterSizeLines(site: Site, { field, value, rangeWhen }: Taken): readonly Code[] {
  if (!field.array) return [];
  const sizes = [
    code`if (Array.isArray(${value})) {`,
    ...sizeLines({ ...site, rangeWhen }, code`${runtime.lengthOf}(${value})`),
    code`}`,
  ];
  if (field.depth === undefined) return sizes;
  return [code`if (${runtime.enter}(to, ${field.depth})) {`, ...sizes, code`${runtime.leave}(to);`, code`}`];
}

/**
 * Statements for an element that is judged after its siblings, because their conditions may be about its value: they bring
 * values into canonical form and report nothing. Entries that are objects or the like are read; only their number is left.
 */
export function earlyLines(subject: Subject, taken: Taken): readonly Code[] {
  const { field, value } = taken;
  const site = { ...subject, ...taken, reporting: reading };
  if (!isScalar(field.type)) return takeLines(subject, { ...taken, isSeen: true, isSizedLater: true });
  if (!field.array) {
    const respelt = respelling(site, value, true);
    const put = putOf({ ...taken, isSeen: true });
    const lines = respelt ? [code`if (${isNone(value, wordsOf(field.type))}) ${put(respelt)}`] : [];
    return [...decodeLines(subject, taken), ...lines];
  }
  if (!isChanged(site)) return [];
  return [
    code`if (Array.isArray(${value})) {`,
    code`let entries: unknown[] | undefined = to.plain ? undefined : ${runtime.entriesOf}(${value}, to);`,
    code`const list: readonly unknown[] = entries ?? ${value};`,
    code`for (let index = 0, holes = 0; index < list.length && holes <= to.maxFindings; index++) {`,
    ...nullLines(field),
    ...spelledEntryLines({ ...site, index: 'index' }),
    code`if (entry === undefined) holes++;`,
    code`}`,
    code`if (entries) ${putOf({ ...taken, isSeen: true })('entries')}`,
    code`}`,
  ];
}

/** Whether the values of an element, or the entries of an array, may be written in another way. */
function isChanged(site: Pick<Site, 'field'> & Pick<Subject, 'message'>): boolean {
  const { field } = site;
  return (
    !isScalar(field.type) || isRespelt(field) || foldedFormat(field) !== undefined || decoder(site, field) !== undefined
  );
}

/** Whether the statements assign the variable another value. */
export function assigns(subject: Subject, field: Field, isKept: boolean, isSeen = false): boolean {
  if (field.array && isLate(field)) return isChanged({ ...subject, field });
  if (seenShape(field.type) || field.array) return isSeen;
  if (!isScalar(field.type)) return false;
  return decoder(subject, field) !== undefined || foldedFormat(field) !== undefined || (isKept && isRespelt(field));
}

/** The entries are copied immediately unless they are known to be plain data; otherwise when the first of them changes. */
function arrayLines(site: Site & Pick<Subject, 'all' | 'message'>, taken: Taken): readonly Code[] {
  const { value, isSpelled } = taken;
  const copy = code`${runtime.entriesOf}(${value}, to)`;
  const mayChange = isChanged(site) && !isSpelled;
  return [
    code`if (Array.isArray(${value})) {`,
    mayChange
      ? code`let entries: unknown[] | undefined = to.plain ? undefined : ${copy};`
      : code`const entries = to.plain ? undefined : ${copy};`,
    code`const list: readonly unknown[] = entries ?? ${value};`,
    ...(taken.isSizedLater ? [] : sizeLines({ ...site, rangeWhen: taken.rangeWhen }, 'list.length')),
    code`for (let index = 0; index < list.length; index++) {`,
    ...nullLines(site.field),
    ...entryLines({ ...site, index: 'index' }, taken),
    code`if (${runtime.isFull}(to)) break;`,
    code`}`,
    ...aloneLines(site, mayChange ? 'entries ?? list' : 'list', 'list.length'),
    code`if (entries) ${putOf(taken)('entries')}`,
    code`} else {`,
    failCall(site, 'type'),
    code`}`,
  ];
}

/** An entry that may be null, and is, stays as it is. */
function nullLines({ array }: Field): readonly Code[] {
  return array?.nullEntries ? [code`if (list[index] === null) continue;`] : [];
}

function putEntry(read: Code | string): Code {
  return code`(entries ??= list.slice())[index] = ${read};`;
}

function entryLines(
  site: Site & Pick<Subject, 'all' | 'message'>,
  { rangeWhen, isSpelled }: Pick<Taken, 'rangeWhen' | 'isSpelled'>,
): readonly Code[] {
  const { field } = site;
  if (field.type.kind === 'alternatives')
    return [
      code`const entry = list[index];`,
      ...chosenLines(site, 'entry', (read) => code`if (${read} !== entry) ${putEntry(read)}`),
    ];
  if (field.type.kind === 'list') {
    const { read } = site.names.entry(field.type.of);
    return [
      code`const entry = list[index];`,
      code`const before = to.found.length;`,
      code`const read = ${read}(entry, to);`,
      code`${runtime.stepInto}(to, before, ${keyOf(site)}, index);`,
      code`if (read !== entry) ${putEntry('read')}`,
    ];
  }
  if (field.type.kind === 'object')
    return [
      code`const entry = list[index];`,
      ...objectLines(site, 'entry', (read) => code`if (${read} !== entry) ${putEntry(read)}`),
    ];
  if (isFree(field.type))
    return [
      code`const entry = list[index];`,
      ...freeLines(site, 'entry', (read) => code`else if (${read} !== entry) ${putEntry(read)}`),
    ];
  const respelt = isSpelled ? undefined : respelling(site, 'entry');
  const otherwise = respelt && putEntry(respelt);
  return [
    ...(isSpelled ? [code`const entry = list[index];`] : takenEntryLines(site)),
    ...plainValueLines({ ...site, value: 'entry', rangeWhen, ...(otherwise ? { otherwise } : {}) }),
  ];
}

/** Takes a single value from a list: the value of the text of a parameter, a text of a format in capitals. */
function takenEntryLines(site: Site & Pick<Subject, 'message'>): readonly Code[] {
  const folded = foldedFormat(site.field);
  const decode = decoder(site, site.field);
  return [
    code`${folded || decode ? 'let' : 'const'} entry = list[index];`,
    ...(folded ? [code`if (!${folded}(entry)) entry = ${putEntry(inCapitals(site, folded, 'entry'))}`] : []),
    ...(decode ? [code`entry = ${putEntry(code`${decode}(entry)`)}`] : []),
  ];
}

function spelledEntryLines(site: Site & Pick<Subject, 'message'>): readonly Code[] {
  const respelt = respelling(site, 'entry', true);
  return [
    ...takenEntryLines(site),
    ...(respelt ? [code`if (${isNone('entry', wordsOf(site.field.type))}) ${putEntry(respelt)}`] : []),
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
