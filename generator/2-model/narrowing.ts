/** What a row may say besides the type that it names: it may refuse more values than the type, and no fewer. */
import type { FieldDefinition } from '../1-load/definition.js';
import type { TypeDefinition, ValueKey } from '../1-load/type-definition.js';
import { defined } from '../defined.js';
import { isMultipleOf } from '../exact-number.js';
import { holdTogether } from './extended-rows.js';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { keyAt, type Place } from './scope.js';

/** Bounds of which the greater is narrower, and those of which the smaller is. */
const least = ['minimum', 'above', 'minLength'] as const satisfies readonly ValueKey[];
const most = ['maximum', 'below', 'maxLength', 'maxBytes', 'decimals'] as const satisfies readonly ValueKey[];

/** Bounds of the same side, of which the row's stands instead of the type's. */
const others: Readonly<Partial<Record<ValueKey, readonly ValueKey[]>>> = {
  minimum: ['above'],
  above: ['minimum'],
  maximum: ['below'],
  below: ['maximum'],
};

function opens(own: ValueKey, its: ValueKey): boolean {
  return (own === 'minimum' && its === 'above') || (own === 'maximum' && its === 'below');
}

/** Keys that say which texts there are; a type that has one of them leaves no other choice. */
const forms = ['enum', 'format', 'pattern'] as const satisfies readonly ValueKey[];

/** The row with what its type says; where both say something, the narrower. */
export function narrowed(
  row: FieldDefinition,
  type: TypeDefinition,
  place: Place,
): { readonly definition: FieldDefinition; readonly diagnostics: readonly Diagnostic[] } {
  const values = row.enum ?? type.enum;
  const aliases = Object.entries(type.aliases ?? {}).filter(([, value]) => values?.includes(value) === true);
  const loose = Object.keys(row).flatMap((key) =>
    whyLoose(key as ValueKey, row, type).map((reason) => ({ key, reason })),
  );
  const kept = Object.entries(row).filter(([key]) => loose.every((one) => one.key !== key));
  const replaced = kept.flatMap(([key]) => others[key as ValueKey] ?? []);
  const definition: FieldDefinition = {
    ...(Object.fromEntries(
      Object.entries(type).filter(([key]) => replaced.every((one) => one !== key)),
    ) as unknown as TypeDefinition),
    ...(type.aliases ? { aliases: Object.fromEntries(aliases) } : {}),
    ...(Object.fromEntries(kept) as unknown as FieldDefinition),
    type: type.type,
    named: row.type,
  };
  return {
    definition,
    diagnostics: loose.map(({ key, reason }) =>
      diagnostic('type-not-narrowed', keyAt(place, key), { key, type: row.type, reason }),
    ),
  };
}

/** Why a key of the row would take more than its type does. */
function whyLoose(key: ValueKey, row: FieldDefinition, type: TypeDefinition): readonly string[] {
  const isAmong = (keys: readonly ValueKey[]): boolean => keys.includes(key);
  if (isAmong(least) || isAmong(most)) {
    const own = row[key];
    return [key, ...(others[key] ?? [])].flatMap((other) => {
      const its = type[other];
      if (typeof own !== 'number' || typeof its !== 'number') return [];
      // A bound that is a value itself takes one more than one that is none.
      const isLoose = isAmong(least) ? own < its : own > its;
      return isLoose || (own === its && opens(key, other)) ? [`the type has \`${other}\` ${its}`] : [];
    });
  }
  if (key === 'multipleOf') {
    const { multipleOf: own } = row;
    const { multipleOf: its } = type;
    const isLoose = own !== undefined && its !== undefined && !isMultipleOf(own, its);
    return isLoose ? [`the type has \`multipleOf\` ${its}`] : [];
  }
  if (key === 'enum' && type.enum) {
    const values = defined(row.enum, 'the enum of the row').filter((value) => !type.enum?.includes(value));
    return values.length > 0 ? [`the type does not have ${values.map((value) => `\`${value}\``).join(', ')}`] : [];
  }
  if (isAmong(forms)) {
    const other = forms.find((one) => type[one] !== undefined && !holdTogether(one, key));
    return other === undefined ? [] : [`the type has \`${other}\` already`];
  }
  // A word that stands for a whole list is no value of its entries.
  if (key === 'keywords' && row.array) return [];
  const loosening: readonly ValueKey[] = ['keywords', 'aliases', 'open'];
  return loosening.includes(key) ? ['a row takes no value that its type refuses'] : [];
}
