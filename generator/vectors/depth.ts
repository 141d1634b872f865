/** Candidates about an element that is nested in itself: as deep as may be, and deeper. */
import type { Field, Shape } from '../model/model.js';
import { shapesIn } from '../model/value-types.js';
import type { Candidate } from './candidate.js';
import type { ElementBuilder } from './element-builder.js';
import { elementOf, smallest } from './payload-context.js';

export function depthCandidates({ context, shape, field, rule, make }: ElementBuilder): readonly Candidate[] {
  const about = rule('depth');
  const { depth } = field;
  const ways = shapesIn(field.type).flatMap((first) => {
    const way = wayBack(first, shape);
    return way ? [{ first, way }] : [];
  });
  // The fewer limits are on the way, the more of this one is left to show.
  const [best] = ways.sort((a, b) => limitedOn(a.way) - limitedOn(b.way));
  if (about === undefined || depth === undefined || !best) return [];
  const { first, way } = best;
  const before = limitedOn(context.ways.get(shape) ?? []);
  const levels = 1 + limitedOn(way);
  /** The value of the element with so many elements of a limited depth in all. */
  const nested = (count: number): unknown => {
    const inner = count > levels ? { [field.name]: nested(count - levels) } : {};
    const object = way.reduceRight<Readonly<Record<string, unknown>>>(
      (held, step) => smallest(context, step.shape, { [step.field.name]: elementOf(context, step.field, held) }),
      smallest(context, shape, inner),
    );
    // The last one holds no others.
    return elementOf(context, field, count > levels ? object : smallest(context, first, {}));
  };
  const most = depth - before;
  const deepest = most - ((most - 1) % levels);
  return [
    make({ about, name: 'deepest', value: nested(deepest), expects: 'good', note: `nested ${deepest} levels deep` }),
    make({
      about,
      name: 'too-deep',
      value: nested(deepest + levels),
      expects: about,
      note: `nested ${deepest + levels} levels deep`,
    }),
  ];
}

interface Step {
  readonly shape: Shape;
  readonly field: Field;
}

function limitedOn(way: readonly Step[]): number {
  return way.filter(({ field }) => field.depth !== undefined).length;
}

/** The elements that lead from a table to another one, as few as possible. */
function wayBack(from: Shape, to: Shape): readonly Step[] | undefined {
  const found = new Map<Shape, readonly Step[]>([[from, []]]);
  for (const [shape, way] of found) {
    if (shape === to) return way;
    for (const field of shape.fields)
      for (const inner of shapesIn(field.type)) if (!found.has(inner)) found.set(inner, [...way, { shape, field }]);
  }
  return undefined;
}
