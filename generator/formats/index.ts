/** Every scalar type and every format, each in a file of its own. What the rest of the generator knows of them is here. */
import { boolean } from './boolean.js';
import { currency } from './currency.js';
import { DDMMYYYY } from './date.js';
import { DateTime } from './date-time.js';
import { decimal } from './decimal.js';
import { e164 } from './e164.js';
import { email } from './email.js';
import type { Format } from './format.js';
import { iban } from './iban.js';
import { integer } from './numeric.js';
import type { ScalarType } from './scalar-type.js';
import { text } from './string.js';
import { UUID } from './uuid.js';

export type { Format, Named, RuntimeFunction } from './format.js';
export type { JsonSample, ScalarType } from './scalar-type.js';

const everyScalar = { text, boolean, integer, decimal } satisfies Readonly<Record<string, ScalarType>>;

/** A type of a name of its own is called as its format is. */
const everyFormat = { email, e164, currency, iban, DDMMYYYY, DateTime, UUID } satisfies Readonly<
  Record<string, Format>
>;

export type ScalarName = keyof typeof everyScalar;
export type FormatName = keyof typeof everyFormat;

/** What `type:` takes, Object aside. */
export type TypeName = (typeof everyScalar)[ScalarName]['type'] | (typeof everyFormat)[FormatName]['type'];

/** What `format:` takes. */
export type NamedFormat = {
  [Name in FormatName]: (typeof everyFormat)[Name]['isNamed'] extends true ? Name : never;
}[FormatName];

export const scalars: Readonly<Record<ScalarName, ScalarType>> = everyScalar;
export const formats: Readonly<Record<FormatName, Format>> = everyFormat;

export const scalarNames = Object.keys(everyScalar) as readonly ScalarName[];
export const formatNames = Object.keys(everyFormat) as readonly FormatName[];

/** In the order of the files above: plain types first, then those of one form. */
export const typeNames: readonly TypeName[] = [
  ...new Set<TypeName>([...Object.values(everyScalar), ...Object.values(everyFormat)].map(({ type }) => type)),
];

export const namedFormats = formatNames.filter((name): name is NamedFormat => formats[name].isNamed);

/** Whether what `type:` says is a type of scalars. */
export function isTypeName(type: string): type is TypeName {
  return typeNames.some((name) => name === type);
}

/** The scalar type of a name; a type of its own is text. */
export function scalarOf(type: TypeName): ScalarName {
  return scalarNames.find((name) => scalars[name].type === type) ?? 'text';
}

/** The formats that texts of a type can have. */
export function formatsOf(type: TypeName): readonly FormatName[] {
  return formatNames.filter((name) => formats[name].type === type);
}

/** The format of the texts of a type: the named one, if it fits, or the only one that a type of its own has. */
export function formatOf(type: TypeName, name: NamedFormat | undefined): FormatName | undefined {
  const fitting = formatsOf(type);
  return fitting.find((one) => one === name) ?? (type === text.type ? undefined : fitting[0]);
}
