/** A row that a table has from another one, and changes: it may refuse more values, and no fewer. */
import { isDeepStrictEqual } from 'node:util';
import type { ArrayDefinition, FieldDefinition } from '../1-load/definition.js';
import { isMultipleOf } from '../exact-number.js';
import { boundsOf } from '../model/cardinality.js';

type Row = Readonly<Record<string, unknown>>;

/** Keys that take nothing away and add nothing. */
const free = ['description', 'reading', 'deprecated', 'future', 'default'];
/** Bounds of which the greater is narrower, and those of which the smaller is. */
const least = ['minimum', 'minLength', 'above'];
const most = ['maximum', 'maxLength', 'maxBytes', 'below', 'decimals', 'depth'];
/** Keys that say which texts there are. */
const forms = ['enum', 'format', 'pattern'];
/** Whether a text has to keep both, so that one beside the other refuses more. */
export function holdTogether(one: string, other: string): boolean {
  return [one, other].every((key) => key === 'format' || key === 'pattern') && one !== other;
}

/** Keys that refuse values, so that a row may have one that the other table does not have. */
const narrowings = ['ranges', 'values'];
const refusing = ['forbidden', ...narrowings, ...least, ...most, 'multipleOf'];
const conditions = ['when', 'unless'];
/** Keys that say which elements an object has, and those that say what any value is. */
const tellsElements = ['shape', 'alternatives', 'map'];
const kinds = ['type', 'free', 'array', 'cardinality', 'open', 'keywords', ...tellsElements, ...forms];

export interface ExtendedRow {
  /** The row with the keys that it inherits. */
  readonly definition: FieldDefinition;
  /** The keys that would take more than the row of the other table. */
  readonly loosened: readonly { readonly key: string; readonly reason: string }[];
}

/** @param extendsOf the name of the table that another one extends */
export function extendedRow(
  own: FieldDefinition,
  inherited: FieldDefinition,
  extendsOf: (shape: string) => string | undefined,
): ExtendedRow {
  const [row, base] = [own, inherited] as unknown as readonly [Row, Row];
  const loosened = Object.keys(row).flatMap((key) => {
    const reason = whyLoose(key, row, base, extendsOf);
    return reason === undefined ? [] : [{ key, reason }];
  });
  const kept = Object.entries(row).filter(([key]) => loosened.every((one) => one.key !== key));
  const isMandatory = own.presence === 'M';
  const definition: Row = {
    ...Object.fromEntries(
      Object.entries(base).filter(
        ([key, value]) =>
          (!isMandatory || !isNeedless(key, value)) && !(key === 'free' && isTold(row)) && key !== 'cardinality',
      ),
    ),
    ...Object.fromEntries(kept),
    ...arrayOf(row, base),
    ...aliasesOf(own, inherited),
  };
  return { definition: definition as unknown as FieldDefinition, loosened };
}

/** What is always given needs no condition and no default. An element that is forbidden otherwise cannot be M. */
function isNeedless(key: string, value: unknown): boolean {
  return [...conditions, 'default'].includes(key) || (key === 'otherwise' && value === 'ignored');
}

/** The bounds that a row does not mention stay. */
function arrayOf(row: Row, base: Row): Row {
  const bounds = (array: unknown): Row => (typeof array === 'object' && array !== null ? (array as Row) : {});
  if (row['array'] === undefined || base['array'] === undefined) return {};
  const both = { ...bounds(base['array']), ...bounds(row['array']) };
  return { array: Object.keys(both).length === 0 ? true : both };
}

/** Aliases of values that the row no longer has are left out. */
function aliasesOf(own: FieldDefinition, { aliases }: FieldDefinition): Row {
  const { enum: values } = own;
  if (!values || !aliases || own.aliases) return {};
  return { aliases: Object.fromEntries(Object.entries(aliases).filter(([, value]) => values.includes(value))) };
}

/** Why a key of the row would take more than the row of the other table does. */
function whyLoose(
  key: string,
  row: Row,
  base: Row,
  extendsOf: (shape: string) => string | undefined,
): string | undefined {
  const [own, other] = [row[key], base[key]];
  if (free.includes(key) || isDeepStrictEqual(own, other)) return undefined;
  if (isOpenTo(key, row, base)) return undefined;
  if (key === 'cardinality') return whyLooseCardinality(own, base);
  if (key === 'array' && row['cardinality'] !== undefined) return undefined;
  // What is ignored may have any value.
  if (key === 'otherwise' && other === undefined && own === 'forbidden') return undefined;
  if (narrowings.includes(key) && Array.isArray(own) && Array.isArray(other)) {
    const isKept = other.every((entry) => own.some((one) => isDeepStrictEqual(one, entry)));
    return isKept ? undefined : 'it has to repeat what holds there, and may add to it';
  }
  if (key === 'presence') return whyLoosePresence(String(own), String(other));
  if (key === 'array') return whyLooseArray(own, other);
  if (key === 'shape')
    return isNarrowerShape(String(own), String(other), extendsOf)
      ? undefined
      : `its shape is \`${String(other)}\`, which the other shape has to extend`;
  if (conditions.includes(key)) {
    const isNew = conditions.every((one) => base[one] === undefined);
    return isNew ? undefined : 'its condition stands there already; only M is narrower';
  }
  if (typeof own === 'number' && typeof other === 'number') {
    if (least.includes(key) && own < other) return `there it is at least ${other}`;
    if (most.includes(key) && own > other) return `there it is at most ${other}`;
    if (key === 'multipleOf' && !isMultipleOf(own, other)) return `there it is a multiple of ${other}`;
    if (refusing.includes(key)) return undefined;
  }
  if ((key === 'enum' || key === 'keywords') && Array.isArray(own) && Array.isArray(other)) {
    const added = own.filter((value) => !other.includes(value));
    return added.length === 0
      ? undefined
      : `${added.map((value) => `\`${String(value)}\``).join(', ')} is not among its values`;
  }
  if (forms.includes(key)) {
    const form = forms.find((one) => base[one] !== undefined && !holdTogether(one, key));
    return form === undefined ? undefined : `it has \`${form}\` already`;
  }
  if (refusing.includes(key) && other === undefined) return undefined;
  return other === undefined ? 'the row has no such key' : 'it is another one there';
}

/** Whether a row may say what the value is: the other table has any value, or an object of any elements. */
function isOpenTo(key: string, row: Row, base: Row): boolean {
  if (base['array'] !== undefined || base['map'] !== undefined) return false;
  if (base['type'] === 'Any') return kinds.includes(key);
  return base['free'] === true && (tellsElements.includes(key) || (key === 'type' && row['map'] !== undefined));
}

/** Whether a row says which elements an object has. */
function isTold(row: Row): boolean {
  return tellsElements.some((key) => row[key] !== undefined);
}

function whyLoosePresence(own: string, other: string): string | undefined {
  const isNarrower = own === 'M' || (own === 'CM' && other === 'O');
  return isNarrower ? undefined : `there it is ${other}`;
}

/** A cardinality says both bounds, so that none of the other row stays. What it says of a map is held against that map. */
function whyLooseCardinality(own: unknown, { array, map }: Row): string | undefined {
  const bounds = boundsOf(own);
  if (!bounds || map !== undefined) return undefined;
  const { least, most } = bounds;
  if (most > 1) return whyLooseArray({ minItems: least, maxItems: most }, array);
  return array === undefined ? undefined : 'there it has several entries';
}

function whyLooseArray(own: unknown, other: unknown): string | undefined {
  if (other === undefined) return 'there it is a single value';
  const bounds = (array: unknown): ArrayDefinition => (typeof array === 'object' && array !== null ? array : {});
  const { minItems = 0, maxItems = Infinity } = { ...bounds(other), ...bounds(own) };
  const { minItems: fewest = 0, maxItems: greatest = Infinity } = bounds(other);
  if (bounds(own).nullEntries && !bounds(other).nullEntries) return 'there no entry is null';
  if (minItems < fewest) return `there it has at least ${fewest} entries`;
  return maxItems > greatest ? `there it has at most ${greatest} entries` : undefined;
}

/** Whether a shape is another one, or extends it. */
function isNarrowerShape(own: string, other: string, extendsOf: (shape: string) => string | undefined): boolean {
  const seen = new Set<string>();
  for (let name: string | undefined = own; name !== undefined && !seen.has(name); name = extendsOf(name)) {
    if (name === other) return true;
    seen.add(name);
  }
  return false;
}
