import { diagnostic } from '../diagnostics/diagnostic.js';
import { messagesOf } from '../model/messages.js';
import type { Condition, Field, Message, Shape } from '../model/model.js';
import { shapesFrom } from '../model/shapes-from.js';
import { canAllHold } from '../model/truth.js';
import { isNested, shapesIn } from '../model/value-types.js';
import type { Check } from './subject.js';

/** A depth stands where tables lead back to themselves, on every way, and its element may be left out or left empty. */
export const recursion: Check = ({ operations, rowOf }) =>
  operations.flatMap(messagesOf).flatMap((message) => [
    ...unlimitedCycles(message).map(({ field, cycle }) => diagnostic('reference-cycle', field.span, { cycle })),
    ...message.shapes.flatMap((shape) =>
      shape.fields
        .filter(({ depth }) => depth !== undefined)
        .flatMap((field) => {
          const reason = whyNot(message, shape, field);
          if (reason === undefined) return [];
          return [diagnostic('key-does-not-fit', rowOf(field).keyAt('depth'), { key: 'depth', reason })];
        }),
    ),
  ]);

function whyNot({ root, envelope }: Message, shape: Shape, field: Field): string | undefined {
  if (envelope && shapesIn(field.type).includes(root)) return 'the table is the envelope of the answer';
  if (!shapesIn(field.type).flatMap(shapesFrom).includes(shape))
    return 'only for an element whose table leads back to it';
  return mayEnd(shape, field)
    ? undefined
    : 'only for an element that may be left out or empty, since values have an end; it can stand on another element of the way back';
}

/** The elements without a depth that close a cycle of elements without one. */
function unlimitedCycles({ root }: Message): readonly { readonly field: Field; readonly cycle: string }[] {
  const found: { field: Field; cycle: string }[] = [];
  const done = new Set<Shape>();
  const visit = (shape: Shape, way: readonly { readonly shape: Shape; readonly step: string }[]): void => {
    for (const field of shape.fields) {
      const inner = field.depth === undefined ? shapesIn(field.type) : [];
      const steps = [...way, { shape, step: `${shape.name}.${field.name}` }];
      for (const one of inner) {
        const start = steps.findIndex((step) => step.shape === one);
        if (start >= 0)
          found.push({ field, cycle: [...steps.slice(start).map(({ step }) => step), one.name].join(' -> ') });
        else if (!done.has(one)) visit(one, steps);
      }
    }
    done.add(shape);
  };
  for (const shape of shapesFrom(root)) if (!done.has(shape)) visit(shape, []);
  return found;
}

function mayEnd(shape: Shape, { name, presence, array, type }: Field): boolean {
  if (presence !== 'M' && canAllHold(shape, demandsOf(shape, name).map(notTrue)) !== false) return true;
  if (array) return array.minItems === 0 && !isNested(type);
  return type.kind === 'map' && type.minEntries === 0;
}

/** When an element is mandatory. */
function demandsOf({ conditions }: Shape, name: string): readonly Condition[] {
  return conditions
    .flatMap(({ demands }) => demands)
    .flatMap(({ field, effect, when }) => (field === name && effect === 'mandatory' ? when : []));
}

function notTrue(of: Condition): Condition {
  return { kind: 'not', of };
}
