/** One element and what payloads around a value of it are made with. */
import type { Field, FieldRuleKind, Shape } from '../model/model.js';
import type { Candidate } from './candidate.js';
import { assignmentFor } from './cases.js';
import { weightOf } from './weight.js';
import {
  type Elements,
  messageAround,
  smallest,
  weightAround,
  weightWithout,
  type PayloadContext,
} from './payload-context.js';

/** An element in its table, and how to build payloads around a value of it. */
export interface ElementBuilder {
  readonly context: PayloadContext;
  readonly shape: Shape;
  readonly field: Field;
  /** The id of one of the element's rules; undefined where it has none of the kind. */
  readonly rule: (kind: FieldRuleKind) => string | undefined;
  /** A candidate whose element has the value, which counts as `means`: undefined for a blank. */
  readonly make: (made: Made) => Candidate;
}

export interface Made {
  /** A rule; left out: the one about the element's type. */
  readonly about?: string | undefined;
  readonly name: string;
  readonly value: unknown;
  /** Left out: the value itself. */
  readonly means?: unknown;
  readonly given?: Elements;
  readonly expects: string;
  readonly note: string;
}

export function elementBuilder(context: PayloadContext, shape: Shape, field: Field): ElementBuilder {
  // What is ignored is not looked at, so its own vectors are about when it is not.
  const seen = field.ignored ? assignmentFor(context, shape, field, field.ignored, false) : {};
  const rule = (kind: FieldRuleKind): string | undefined => field.rules.find((one) => one.kind === kind)?.id;
  return {
    context,
    shape,
    field,
    rule,
    make: ({ about = rule('type') ?? field.name, name, value, given = {}, expects, note, ...rest }) => {
      const means = 'means' in rest ? rest.means : value;
      const all = { ...seen, ...given, [field.name]: means };
      const own = { ...seen, ...given, [field.name]: value };
      return {
        about,
        name,
        weight:
          weightAround(context, shape) +
          weightWithout(context, shape, Object.keys(all)) +
          weightOf(own, context.weights),
        input: () => messageAround(context, shape, withElement(smallest(context, shape, all), shape, field, value)),
        expects,
        note,
      };
    },
  };
}

/** The object with the element, in the table's order. */
function withElement(object: Elements, shape: Shape, field: Field, value: unknown): Elements {
  const all: Elements = { ...object, [field.name]: value };
  const names = shape.fields.map(({ name }) => name).filter((name) => Object.hasOwn(all, name));
  return Object.fromEntries(
    [...names, ...Object.keys(all).filter((name) => !names.includes(name))].flatMap((name) =>
      all[name] === undefined ? [] : [[name, all[name]]],
    ),
  );
}
