/** Payloads about elements inside that depend on elements around them. */
import { defined } from '../defined.js';
import { insideOf } from '../model/inside-rules.js';
import type { Field, Shape, TableRule } from '../model/model.js';
import { assignmentFor, assignments } from './cases.js';
import { fieldNamed } from './arrays.js';
import { elementOf, type Elements, type PayloadContext, smallest } from './payload-context.js';
import type { Plan } from './table-rule-plan.js';

/** With this number of objects every case has been shown. */
const MOST_OBJECTS = 48;

/** Every kind of object inside, while the elements around ask for something and while they do not. */
export function insidePlans(
  context: PayloadContext,
  shape: Shape,
  rule: Extract<TableRule, { readonly check: 'inside' }>,
): readonly Plan[] {
  const [first] = rule.path;
  const field = fieldNamed(shape, defined(first, 'a step').name);
  const { type } = field;
  if (type.kind !== 'object') return [];
  const inner = type.shape;
  const names = rule.path.length === 1 ? [rule.element] : [];
  const objects = assignments(context, inner, insideOf(rule, 1), names)
    .slice(0, MOST_OBJECTS)
    .map((given) => smallest(context, inner, given));
  const around = rule.cases.flatMap(([own], at) => aroundOf(context, shape, field, own, at));
  return around.flatMap(({ name, given }) => [
    ...objects.map((object, index) => ({
      name: `${name}-${index + 1}`,
      note: `object ${index + 1} inside, ${name.replaceAll('-', ' ')}`,
      given: { ...given, [field.name]: elementOf(context, field, object) },
    })),
    ...(field.array && objects.length > 1
      ? [
          {
            name: `${name}-all`,
            note: `all of these objects, ${name.replaceAll('-', ' ')}`,
            given: { ...given, [field.name]: objects },
          },
        ]
      : []),
    {
      name: `${name}-none`,
      note: `nothing inside, ${name.replaceAll('-', ' ')}`,
      given: { ...given, [field.name]: undefined },
    },
  ]);
}

/** Elements of the table and of the objects in it, as many of them given as they can be. */
export function givenInsidePlans(
  context: PayloadContext,
  shape: Shape,
  { broken }: Extract<TableRule, { readonly check: 'givenInside' }>,
): readonly Plan[] {
  return assignments(context, shape, broken, [])
    .slice(0, MOST_OBJECTS)
    .map((given, index) => ({ name: `case-${index + 1}`, note: `combination ${index + 1} of what is given`, given }));
}

type Own = Extract<TableRule, { readonly check: 'inside' }>['cases'][number][number];

function aroundOf(
  context: PayloadContext,
  shape: Shape,
  field: Field,
  own: Own,
  at: number,
): readonly { readonly name: string; readonly given: Elements }[] {
  if (!own) return [{ name: `case-${at + 1}`, given: {} }];
  return [true, false].flatMap((wanted) => {
    const given = assignmentFor(context, shape, field, own, wanted);
    return given ? [{ name: `case-${at + 1}-${wanted ? 'holds' : 'fails'}`, given }] : [];
  });
}
