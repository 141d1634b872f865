/** Every scalar type and every format, each in a file of its own. What the rest of the generator knows of them is here. */
import { base64 } from './base64.js';
import { bigint } from './bigint.js';
import { boolean } from './boolean.js';
import { currency } from './currency.js';
import { DDMMYYYY } from './date.js';
import { DateTime } from './date-time.js';
import { decimal } from './decimal.js';
import { e164 } from './e164.js';
import { email } from './email.js';
import type { Format } from './format.js';
import { formatOfNotation } from './notation/format.js';
import { type Flaw, type Holds, isFlaw, type Notation, parseNotation } from './notation/notation.js';
import { notationTypes } from './notation/types.js';
import { rfc3339 } from './rfc-3339.js';
import { hexadecimal } from './hexadecimal.js';
import { hostname } from './hostname.js';
import { ip } from './ip.js';
import { ipv4 } from './ipv4.js';
import { ipv6 } from './ipv6.js';
import { iban } from './iban.js';
import { integer } from './numeric.js';
import type { ScalarType } from './scalar-type.js';
import { text } from './string.js';
import { uri, Uri } from './uri.js';
import { UUID } from './uuid.js';

export type { Format, Named, RuntimeFunction } from './format.js';
export { notationCheck, notationKey } from './notation/format.js';
export type { Notation } from './notation/notation.js';
export type { JsonSample, ScalarType } from './scalar-type.js';

const everyScalar = { text, boolean, integer, decimal } satisfies Readonly<Record<string, ScalarType>>;

/** A type of a name of its own is called as its format is. */
const everyFormat = {
  email,
  e164,
  currency,
  iban,
  uri,
  hostname,
  ip,
  ipv4,
  ipv6,
  base64,
  hexadecimal,
  bigint,
  DDMMYYYY,
  DateTime,
  'RFC 3339': rfc3339,
  Uri,
  UUID,
} satisfies Readonly<Record<string, Format>>;

export type ScalarName = keyof typeof everyScalar;
export type FormatName = keyof typeof everyFormat;

/** What `type:` takes, Object aside. */
export type TypeName =
  (typeof everyScalar)[ScalarName]['type'] | (typeof everyFormat)[FormatName]['type'] | keyof typeof notationTypes;

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
  ...new Set<TypeName>([
    ...[...Object.values(everyScalar), ...Object.values(everyFormat)].map(({ type }) => type),
    ...(Object.keys(notationTypes) as (keyof typeof notationTypes)[]),
  ]),
];

/** The type of any text. */
export const textType: TypeName = text.type;

/** What the Type column of a page can say. */
export const pageTypes: readonly string[] = [...typeNames, 'Object', 'Any'];

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

/** What the texts of a type are: of a format that has a name, or in a notation. */
export interface Form {
  readonly format?: FormatName;
  readonly notation?: Notation;
}

/**
 * The form that `format:` says of a type; without it, the only one that a type of its own has. A format that says none
 * leaves the texts free, and is reported by a check.
 */
export function formOf(type: TypeName, said: string | undefined): Form {
  const fitting = formatsOf(type);
  const format = fitting.find((one) => one === said && formats[one].isNamed);
  if (format !== undefined) return { format };
  const [only] = fitting.filter((one) => !formats[one].isNamed);
  if (said === undefined) return type === text.type || only === undefined ? {} : { format: only };
  const notation = flawOf(type, said) === undefined ? parseNotation(said) : undefined;
  return notation && !isFlaw(notation) ? { notation } : {};
}

/** Why a text after `format:` says no form of a type; `meant` is what it most probably should be. */
export function flawOf(type: TypeName, said: string): Flaw | undefined {
  if (formatsOf(type).some((one) => one === said && formats[one].isNamed)) return undefined;
  const holds = holdsOf(type);
  if (holds === undefined) return { why: `${type} has no formats` };
  const notation = parseNotation(said);
  if (isFlaw(notation)) return notation;
  if (holds === 'anything' || holds === notation.holds) return undefined;
  return { why: `it is the notation of ${notation.holds}, and a ${type} holds ${holds}` };
}

/** What a notation for texts of a type has to hold; undefined if the type takes none. */
function holdsOf(type: TypeName): Holds | 'anything' | undefined {
  if (type === text.type) return 'anything';
  return Object.hasOwn(notationTypes, type) ? notationTypes[type as keyof typeof notationTypes] : undefined;
}

/** Whether `format:` can say anything of a type. */
export function takesFormat(type: TypeName): boolean {
  return holdsOf(type) !== undefined;
}

/** Whether texts of a type are in a notation that a definition has to say. */
export function needsNotation(type: TypeName): boolean {
  return holdsOf(type) !== undefined && type !== text.type && formOf(type, undefined).format === undefined;
}

/** What there is to know of a form. */
export function formatOf({ format, notation }: Form): Format | undefined {
  if (notation) return formatOfNotation(notation);
  return format === undefined ? undefined : formats[format];
}
