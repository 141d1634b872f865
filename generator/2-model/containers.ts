/** What an element holds several values in: arrays, arrays in arrays, and maps. */
import type { ArrayDefinition, FieldDefinition, MapDefinition } from '../1-load/definition.js';
import type { Field, MapType, Rule } from '../model/model.js';
import { soundPattern } from './pattern.js';
import { at, type Place, type Scope } from './scope.js';

type RuleLess = Omit<Field, 'rules'>;

export interface Contained {
  readonly field: RuleLess;
  /** The rules of the element, to be added; what stands for its entries has the same ones. */
  readonly rules: Rule[];
}

/** The element with its arrays and its map. */
export function withContainers(
  scope: Scope,
  single: RuleLess,
  { array, map, keywords }: FieldDefinition,
  place: Place,
): Contained {
  const rules: Rule[] = [];
  const [plain, ...inner] = array === undefined ? [] : listsOf(array);
  // Words stand for a whole list where it is clear for which.
  const isAlone = keywords !== undefined && inner.length === 0;
  const outer = plain && isAlone ? { ...plain, alone: keywords } : plain;
  const entry: RuleLess = inner.reduceRight<RuleLess>(
    (of, bounds) => ({ ...single, type: { kind: 'list', of: { ...entryOf(of), array: bounds, rules } } }),
    single,
  );
  const field: RuleLess = outer ? { ...entry, array: outer } : single;
  if (map === undefined) return { field, rules };
  const type = mapType(scope, map === true ? {} : map, { ...entryOf(field), rules }, place);
  return { field: { ...single, type }, rules };
}

/** The bounds of each array, the outermost first. */
function listsOf(array: true | ArrayDefinition): readonly NonNullable<Field['array']>[] {
  const { minItems = 0, maxItems, nullEntries, array: inner } = array === true ? {} : array;
  const bounds = { minItems, ...(maxItems === undefined ? {} : { maxItems }), ...(nullEntries && { nullEntries }) };
  return [bounds, ...(inner ? listsOf(inner) : [])];
}

/** What stands for each value in an element, without what depends on the siblings of the element. */
function entryOf(field: RuleLess): RuleLess {
  const entry: { -readonly [Key in keyof RuleLess]: RuleLess[Key] } = { ...field };
  delete entry.ignored;
  delete entry.default;
  delete entry.emptyText;
  delete entry.depth;
  const wire = { ...entry.wire, blank: 'error' } as const;
  return { ...entry, presence: 'O', nullable: false, fills: false, ranges: [], wire };
}

function mapType(scope: Scope, definition: MapDefinition, of: Field, place: Place): MapType {
  const { keys, minEntries = 0, maxEntries, nullEntries } = definition;
  const pattern = soundPattern(scope, typeof keys === 'string' ? keys : undefined, at(place, 'map', 'keys'));
  return {
    kind: 'map',
    ...(typeof keys === 'object' ? { keys: { values: keys } } : pattern === undefined ? {} : { keys: { pattern } }),
    minEntries,
    ...(maxEntries === undefined ? {} : { maxEntries }),
    ...(nullEntries && { nullEntries }),
    of,
  };
}
