/** Values of the type of an element, the simplest first. Its other rules are not considered. */
import type { Field, Scalar } from '../model/model.js';
import { rightTexts } from './texts.js';

export function rightValues({ type, ranges }: Field, texts: ReadonlyMap<string, string>): readonly Scalar[] {
  switch (type.kind) {
    case 'boolean':
      return [false, true];
    case 'enum':
      return type.values;
    case 'integer':
    case 'decimal': {
      const bounds = [type, ...ranges].flatMap(({ minimum, maximum }) => [minimum ?? [], maximum ?? []].flat());
      const fraction = type.kind === 'decimal' ? [0.5] : [];
      return [
        ...new Set([
          0,
          1,
          ...fraction,
          ...bounds,
          ...bounds.map((bound) => bound + 1),
          ...bounds.map((bound) => bound - 1),
        ]),
      ];
    }
    case 'date':
      return rightTexts.date.map(({ text }) => text);
    case 'uuid':
      return [...rightTexts.uuid.map(({ text }) => text), ...type.keywords];
    case 'object':
      return [];
    case 'text': {
      const own = type.pattern === undefined ? undefined : texts.get(type.pattern);
      const known = rightTexts[type.format ?? 'text'].map(({ text }) => text);
      return own === undefined ? known : [own, ...known];
    }
  }
}
