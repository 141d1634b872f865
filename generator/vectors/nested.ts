/** Candidates about what an element holds deeper than an entry of an array: the values of a map, and arrays in an array. */
import { defined } from '../defined.js';
import { elementBlanks } from '../model/blanks.js';
import type { MapType } from '../model/model.js';
import { innermost, isNested, type NestedType, shapesIn } from '../model/value-types.js';
import { alternativeCandidates } from './alternatives.js';
import { apartCandidates, boundCandidates } from './bounds.js';
import type { Candidate } from './candidate.js';
import { confusionCandidates } from './confusions.js';
import { countCandidates } from './counts.js';
import { decimalCandidates } from './decimals.js';
import type { ElementBuilder } from './element-builder.js';
import { formatCandidates } from './format-candidates.js';
import { freeCandidates } from './free.js';
import { lengthCandidates } from './lengths.js';
import { mapOf } from './maps.js';
import { multipleCandidates } from './multiples.js';
import { sample } from './payload-context.js';
import { spellingCandidates } from './spellings.js';

export function nestedCandidates(builder: ElementBuilder): readonly Candidate[] {
  const { type } = builder.field;
  if (!isNested(type)) return [];
  const inner = insideOf(builder, type);
  return [
    ...(type.kind === 'map' ? mapCandidates(builder, type) : []),
    ...emptyCandidates(inner, type.kind === 'map' ? type.nullEntries : builder.field.array?.nullEntries),
    ...[confusionCandidates, freeCandidates, formatCandidates, spellingCandidates].flatMap((make) => make(inner)),
    ...alternativeCandidates(inner),
    ...[boundCandidates, apartCandidates, decimalCandidates, multipleCandidates].flatMap((make) => make(inner)),
    ...[lengthCandidates, countCandidates, nestedCandidates].flatMap((make) => make(inner)),
  ];
}

/** Blanks inside are values of the wrong type, unless null is allowed: only an element of a table can be left blank. */
function emptyCandidates({ field, rule, make }: ElementBuilder, nullEntries = false): readonly Candidate[] {
  return elementBlanks.map(({ name, value }) => {
    const isValue = (field.type.kind === 'any' && !field.array) || (value === null && nullEntries);
    return make({
      name,
      value,
      expects: isValue ? 'good' : (rule('type') ?? 'any'),
      note: `${name} inside ${isValue ? 'is a value' : 'is no value'}`,
    });
  });
}

/** Builds payloads around a value of the inner element. */
function insideOf(builder: ElementBuilder, type: NestedType): ElementBuilder {
  const { context, field } = builder;
  const around = (value: unknown): unknown => {
    const held = type.kind === 'map' ? mapOf(context, type, Math.max(type.minEntries, 1), value) : value;
    return field.array ? arrayOf(builder, held) : held;
  };
  return {
    ...builder,
    field: type.of,
    make: (made) =>
      builder.make({
        ...made,
        name: `inside-${made.name}`,
        value: around(made.value),
        ...('means' in made ? { means: around(made.means) } : {}),
      }),
  };
}

/** An array of the value, filled up with valid entries to the minimum number. */
function arrayOf({ context, field }: ElementBuilder, value: unknown): unknown {
  const whole = sample(context, field);
  return Array.isArray(whole) ? [value, ...(whole as readonly unknown[]).slice(1)] : whole;
}

function mapCandidates({ context, rule, make }: ElementBuilder, type: MapType): readonly Candidate[] {
  const value = sample(context, type.of);
  const { keys, minEntries, maxEntries } = type;
  const counted = (kind: 'minEntries' | 'maxEntries', count: number, isGood: boolean): readonly Candidate[] => {
    const about = rule(kind) ?? defined(rule('type'), 'a rule of the type');
    if (count < 0 || (!isGood && rule(kind) === undefined)) return [];
    const note = `${count} ${count === 1 ? 'key' : 'keys'}`;
    const held = count === 0 ? {} : mapOf(context, type, count, value);
    return [make({ about, name: note.replace(' ', '-'), value: held, expects: isGood ? 'good' : about, note })];
  };
  const own = (key: string, name: string, note: string): Candidate => {
    const about = rule('keys');
    const held = Object.fromEntries([
      ...Object.entries(mapOf(context, type, Math.max(minEntries, 1), value) as object).slice(1),
      [key, value],
    ]);
    return make({
      about: about ?? rule('type'),
      name,
      value: held,
      expects: isKey(type, key) ? 'good' : (about ?? 'good'),
      note,
    });
  };
  const odd = [
    own('a/b~c', 'key-with-slash', 'a key that a JSON Pointer has to escape'),
    own('', 'empty-key', 'an empty key'),
    own('__proto__', 'prototype-key', 'a key that is special in some languages'),
    // At this key the compiler takes the literal of an enum for any text.
    ...(hasWords(type) ? [] : [own('constructor', 'constructor-key', 'a key that every object of some languages has')]),
    own('someKey', 'other-key', 'a key like an element'),
    ...(keys && 'values' in keys ? keys.values.slice(0, 3).map((key) => own(key, `key-${key}`, `the key ${key}`)) : []),
  ];
  return [
    ...odd,
    ...counted('minEntries', minEntries - 1, false),
    ...counted('minEntries', minEntries, true),
    ...(maxEntries === undefined
      ? []
      : [...counted('maxEntries', maxEntries, true), ...counted('maxEntries', maxEntries + 1, false)]),
  ];
}

/** Whether there is an enum in the values. */
function hasWords(type: NestedType): boolean {
  return innermost(type).kind === 'enum' || shapesIn(type).length > 0;
}

function isKey({ keys }: MapType, key: string): boolean {
  if (!keys) return true;
  return 'pattern' in keys ? new RegExp(keys.pattern, 'u').test(key) : keys.values.includes(key);
}
