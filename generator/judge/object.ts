/** Judges an object against its shape, element by element, in either form. */
import type { Condition, Field, Range, Shape } from '../model/model.js';
import { isScalar } from '../model/value-types.js';
import { givenOf, holds } from './conditions.js';
import { isBlankText, isEmpty, isThere } from './emptiness.js';
import { breaks, type Elements, type Judging, pointerTo, report } from './judging.js';
import { judgeMap, toldShape } from './structures.js';
import { isFreeValue } from './free.js';
import { brokenRules } from './scalar-rules.js';
import { canonicalSpelling } from './spelling.js';
import { brokenTableRules, type Judged } from './table-rules.js';
import { suggestion } from './suggestion.js';
import { tableOf } from './tables.js';
import { isArray, entriesOf, isPlainObject, ownElements, setOwn } from './values.js';

/**
 * Judges the object at the pointer in the input and returns it in canonical form. Elements that are judged elsewhere are
 * skipped.
 */
export function judgeObject(
  judging: Judging,
  shape: Shape,
  value: Elements,
  pointer: string,
  elsewhere: readonly Field[] = [],
): Elements {
  const { parts, violations, applied } = judging;
  if (!parts || elsewhere.length > 0 || judging.depth > 0)
    return judgeElements(judging, shape, value, pointer, elsewhere);
  const known = parts.get(value);
  if (known?.shape === shape) return known.canonical;
  const before = violations.count + applied.count;
  const canonical = judgeElements(judging, shape, value, pointer, elsewhere);
  if (violations.count + applied.count === before) parts.set(value, { shape, canonical });
  return canonical;
}

function judgeElements(
  judging: Judging,
  shape: Shape,
  value: Elements,
  pointer: string,
  elsewhere: readonly Field[],
): Elements {
  const table = tableOf(judging.tables, shape);
  const elements = ownElements(value);
  const given = givenOf(judging, table, elements);
  const holdsHere = (condition: Condition): boolean => holds(judging, condition, table, given);
  const canonical: Record<string, unknown> = {};
  for (const field of elsewhere.length === 0 ? shape.fields : shape.fields.filter((one) => !elsewhere.includes(one))) {
    const place = (): string => pointerTo(pointer, field.name);
    const element = given.get(field.name);
    if (field.ignored && holdsHere(field.ignored)) {
      if (!elements.has(field.name)) continue;
      if (judging.form === 'wire') judging.applied.add(() => ({ pointer: place(), kind: 'ignored' }));
      else setOwn(canonical, field.name, elements.get(field.name));
      continue;
    }
    if (elements.has(field.name) && judging.form === 'wire' && isBlankText(field, elements.get(field.name))) {
      judging.applied.add(() => ({ pointer: place(), kind: 'blank' }));
    }
    if (element === undefined) {
      if (field.presence === 'M') breaks(judging, field, 'required', place());
      const filled = judging.form === 'wire' ? filledIn(field, holdsHere) : undefined;
      if (filled !== undefined) setOwn(canonical, field.name, filled);
    } else {
      const ranges = field.ranges.filter(({ when }) => holdsHere(when));
      setOwn(canonical, field.name, judgeValue(judging, field, element, place(), ranges));
    }
    for (const { rule, demand } of table.demands.get(field.name) ?? []) {
      const isMet = isThere(field, element, judging.form) === (demand.effect === 'mandatory');
      if (!isMet && holdsHere(demand.when)) report(judging, rule, place());
    }
  }
  for (const [name, element] of elements) {
    if (!table.fields.has(name)) judgeUnknown(judging, shape, name, element, pointer, canonical);
  }
  if (shape.tableRules) {
    const isGiven = (field: Field): boolean =>
      isThere(field, given.get(field.name), judging.form) && !(field.ignored && holdsHere(field.ignored));
    for (const { rule, path } of brokenTableRules({ shape, canonical, isGiven, holds: holdsInside(judging) }))
      report(judging, rule, path.reduce(pointerTo, pointer));
  }
  return canonical;
}

/** Whether a condition holds for the elements of an object in canonical form. */
export function holdsInside(judging: Judging): Judged['holds'] {
  return (shape, elements, condition) =>
    holds({ ...judging, form: 'canonical' }, condition, tableOf(judging.tables, shape), elements);
}

/** The default of an element that is not given, if it has one and no condition keeps it from being filled in. */
function filledIn({ fills, default: value, defaults }: Field, holdsHere: (condition: Condition) => boolean): unknown {
  if (!defaults) return fills ? value : undefined;
  return defaults.find(({ when }) => when === undefined || holdsHere(when))?.value;
}

function judgeUnknown(
  judging: Judging,
  shape: Shape,
  name: string,
  element: unknown,
  pointer: string,
  canonical: Record<string, unknown>,
): void {
  // The sender chooses the name, which may have any length.
  const place = pointerTo(pointer, name.slice(0, 128));
  switch (judging.message.unknown[judging.form]) {
    case 'keep':
      setOwn(canonical, name, element);
      break;
    case 'drop':
      judging.applied.add(() => ({ pointer: place, kind: 'unknown' }));
      break;
    case 'error':
      judging.violations.add(() => {
        const meant = suggestion(shape, name);
        const { unknownRule: rule } = shape;
        const message = meant === undefined ? rule.message : `${rule.message}; did you mean \`${meant}\`?`;
        return { pointer: place, rule: rule.id, message, source: rule.source };
      });
  }
}

/** Judges the value of a given element and returns it in canonical form. */
export function judgeValue(
  judging: Judging,
  field: Field,
  value: unknown,
  pointer: string,
  ranges: readonly Range[] = [],
): unknown {
  if (isEmpty(field, value, judging.form)) return field.nullable ? null : '';
  if (field.depth === undefined) return judgeContent(judging, field, value, pointer, ranges);
  if (judging.depth >= field.depth) {
    breaks(judging, field, 'depth', pointer);
    return value;
  }
  judging.depth++;
  const content = judgeContent(judging, field, value, pointer, ranges);
  judging.depth--;
  return content;
}

function judgeContent(
  judging: Judging,
  field: Field,
  value: unknown,
  pointer: string,
  ranges: readonly Range[],
): unknown {
  if (!field.array) return judgeEntry(judging, field, value, pointer, ranges);
  if (!isArray(value)) {
    breaks(judging, field, 'type', pointer);
    return value;
  }
  const entries = entriesOf(value);
  const { alone = [] } = field.array;
  const sizes = [field.array, ...ranges];
  if (sizes.some(({ minItems = 0 }) => entries.length < minItems)) breaks(judging, field, 'minItems', pointer);
  if (sizes.some(({ maxItems = Infinity }) => entries.length > maxItems)) breaks(judging, field, 'maxItems', pointer);
  const { nullEntries = false } = field.array;
  const read = entries.map((entry, index) =>
    entry === null && nullEntries ? null : judgeEntry(judging, field, entry, pointerTo(pointer, index), ranges),
  );
  if (read.length > 1 && read.some((entry) => alone.some((word) => word === entry)))
    breaks(judging, field, 'alone', pointer);
  return read;
}

/** Judges a single value: that of an element, or an entry of an array. */
function judgeEntry(
  judging: Judging,
  field: Field,
  value: unknown,
  pointer: string,
  ranges: readonly Range[],
): unknown {
  const { type } = field;
  if (type.kind === 'object') return judgeNested(judging, field, type.shape, value, pointer);
  if (type.kind === 'alternatives') {
    const shape = toldShape(judging, field, type, value, pointer);
    return shape && isPlainObject(value) ? judgeObject(judging, shape, value, pointer) : value;
  }
  if (type.kind === 'list') return judgeValue(judging, type.of, value, pointer);
  if (type.kind === 'map') return judgeMap(judging, field, type, value, pointer, judgeValue);
  if (!isScalar(type)) {
    if (type.kind === 'nothing' || !isFreeValue(type.kind, value)) breaks(judging, field, 'type', pointer);
    return value;
  }
  const { value: spelled, applied } = judging.form === 'wire' ? canonicalSpelling(field, value) : { value };
  if (applied) judging.applied.add(() => ({ pointer, kind: applied }));
  for (const kind of brokenRules(field, spelled, ranges)) breaks(judging, field, kind, pointer);
  return spelled;
}

function judgeNested(judging: Judging, field: Field, shape: Shape, value: unknown, pointer: string): unknown {
  if (!isPlainObject(value)) {
    breaks(judging, field, 'type', pointer);
    return value;
  }
  const { wrapper } = field.wire;
  if (judging.form === 'wire' && wrapper !== undefined) {
    const elements = ownElements(value);
    const inner = elements.get(wrapper);
    if (elements.size === 1 && isPlainObject(inner)) {
      judging.applied.add(() => ({ pointer, kind: 'wrapper' }));
      return judgeObject(judging, shape, inner, pointerTo(pointer, wrapper));
    }
  }
  return judgeObject(judging, shape, value, pointer);
}
