/** Builds payloads around a value of an element. */
import type { Field, FieldRuleKind, Shape } from '../model/model.js';
import { type Candidate, weighed } from './candidate.js';
import { assignmentFor } from './cases.js';
import { weightOfParts } from './weight.js';
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
  /** The id of a rule of the element; undefined if it has none of the kind. */
  readonly rule: (kind: FieldRuleKind) => string | undefined;
  /** A candidate whose element has the value, which is read as `means`: undefined for a blank. */
  readonly make: (made: Made) => Candidate;
}

export interface Made {
  /** A rule; by default the one about the type of the element. */
  readonly about?: string | undefined;
  readonly name: string;
  readonly value: unknown;
  /** By default the value itself. */
  readonly means?: unknown;
  readonly given?: Elements;
  readonly expects: string;
  readonly isTelling?: boolean;
  readonly note: string;
}

export function elementBuilder(context: PayloadContext, shape: Shape, field: Field): ElementBuilder {
  // An ignored element is not validated, so its own vectors need a payload in which it is not ignored.
  // So do those whose values a condition lists: they are shown where it does not.
  const listed = field.ranges.filter(({ only, except }) => only ?? except).map(({ when }) => when);
  const special = [...(field.ignored ? [field.ignored] : []), ...listed];
  const plain =
    listed.length > 0 ? assignmentFor(context, shape, field, { kind: 'any', of: special }, false) : undefined;
  const validated = plain ?? (field.ignored ? assignmentFor(context, shape, field, field.ignored, false) : {});
  const rule = (kind: FieldRuleKind): string | undefined => field.rules.find((one) => one.kind === kind)?.id;
  return {
    context,
    shape,
    field,
    rule,
    make: ({
      about = rule('type') ?? field.name,
      name,
      value,
      given = {},
      expects,
      isTelling = false,
      note,
      ...rest
    }) => {
      const means = 'means' in rest ? rest.means : value;
      const input = (): unknown => {
        const object = smallest(context, shape, { ...validated, ...given, [field.name]: means });
        return messageAround(context, shape, withElement(object, shape, field, value), field);
      };
      return weighed({ about, name, input, expects, isTelling, note }, () => {
        const own = { ...validated, ...given, [field.name]: value };
        return weightAround(context, shape) + weightWithout(context, shape, own) + weightOfParts(own, context.weights);
      });
    },
  };
}

/** The object with the element, in the order of the table. */
function withElement(object: Elements, shape: Shape, field: Field, value: unknown): Elements {
  const all: Elements = { ...object, [field.name]: value };
  const names = shape.fields.map(({ name }) => name).filter((name) => Object.hasOwn(all, name));
  return Object.fromEntries(
    [...names, ...Object.keys(all).filter((name) => !names.includes(name))].flatMap((name) =>
      all[name] === undefined ? [] : [[name, all[name]]],
    ),
  );
}
