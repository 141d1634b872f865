/** Conditional rules to keywords: the plainest one that says the rule. */
import type { Condition, ConditionRule, Field, Shape } from '../../model.js';
import { BLANKS, elementSchema, withArray, withBlanks } from './element.js';
import type { Lowering, Schema } from './schema.js';
import { valueSpellings } from './spelling.js';

/**
 * The conditional rules of a shape as keywords, all of them under `allOf` when there are several.
 *
 * @param elsewhere elements whose own values are lowered elsewhere
 */
export function conditionKeywords(shape: Shape, lowering: Lowering, elsewhere: readonly Field[] = []): Schema {
  const context = { shape, lowering };
  const fields = shape.fields.filter((field) => !elsewhere.includes(field));
  const schemas = [
    ...shape.conditions.flatMap((rule) => ruleSchemas(context, rule)),
    ...fields.flatMap((field) => [...ignoredSchemas(context, field), ...rangeSchemas(context, field)]),
  ];
  const [only] = schemas;
  return schemas.length > 1 ? { allOf: schemas } : (only ?? {});
}

interface Context {
  readonly shape: Shape;
  readonly lowering: Lowering;
}

function ruleSchemas(context: Context, { demands, branches }: ConditionRule): readonly Schema[] {
  // Some of several sets of elements: the sets are the branches.
  const sets = branches.map((branch) =>
    branch.every((term) => !term.absent && term.present === 'any') ? branch : undefined,
  );
  if (sets.length > 1 && sets.every((set) => set !== undefined)) {
    return [
      {
        anyOf: sets.map((set) =>
          present(
            context,
            set.map(({ field }) => field),
          ),
        ),
      },
    ];
  }
  const [first] = demands;
  if (first && demands.length === 1 && first.effect === 'mandatory' && first.when.kind === 'present') {
    const isPlain = [first.field, first.when.field].every((name) => isAlwaysValue(context, fieldOf(context, name)));
    if (isPlain) return [{ dependentRequired: { [first.when.field]: [first.field] } }];
  }
  return demands.map(({ field, effect, when }) => ({
    if: lower(context, when),
    then: effect === 'mandatory' ? present(context, [field]) : absent(context, field),
  }));
}

/** Whether an element that is given always counts as being there: it has no blanks. */
function isAlwaysValue({ lowering }: Context, field: Field): boolean {
  return lowering.form === 'canonical' ? !field.nullable : field.wire.blank === 'error';
}

function fieldOf({ shape }: Context, name: string): Field {
  const field = shape.fields.find((candidate) => candidate.name === name);
  if (!field) throw new Error(`${shape.name} has no ${name}`);
  return field;
}

/** All of the elements are there. */
function present(context: Context, names: readonly string[]): Schema {
  const given = names.map((name): [string, unknown] => {
    const field = fieldOf(context, name);
    return [name, isAlwaysValue(context, field) ? true : { not: blankOf(context) }];
  });
  return { required: names, properties: Object.fromEntries(given) };
}

function absent(context: Context, name: string): Schema {
  const field = fieldOf(context, name);
  return { properties: { [name]: isAlwaysValue(context, field) ? false : blankOf(context) } };
}

function blankOf({ lowering }: Context): Schema {
  return lowering.form === 'canonical' ? { type: 'null' } : { enum: BLANKS };
}

function lower(context: Context, condition: Condition): Schema {
  switch (condition.kind) {
    case 'present':
      return present(context, [condition.field]);
    case 'in': {
      const field = fieldOf(context, condition.field);
      const value = valueSpellings(field, condition.values, context.lowering);
      const seesDefault = field.fills && field.default !== undefined && condition.values.includes(field.default);
      if (!seesDefault) return { required: [field.name], properties: { [field.name]: value } };
      const takesBlank = context.lowering.form === 'wire' && field.wire.blank === 'absent';
      return { properties: { [field.name]: takesBlank ? { anyOf: [{ enum: BLANKS }, value] } : value } };
    }
    case 'not':
      return { not: lower(context, condition.of) };
    case 'all':
      return { allOf: condition.of.map((part) => lower(context, part)) };
    case 'any':
      return { anyOf: condition.of.map((part) => lower(context, part)) };
  }
}

/** While an element is ignored nothing is asked of it. */
function ignoredSchemas(context: Context, field: Field): readonly Schema[] {
  if (!field.ignored) return [];
  return [
    {
      if: lower(context, field.ignored),
      else: { properties: { [field.name]: elementSchema(field, context.lowering) } },
    },
  ];
}

function rangeSchemas(context: Context, field: Field): readonly Schema[] {
  const type = field.type.kind === 'integer' ? 'integer' : 'number';
  return field.ranges.map(({ when, minimum, maximum }) => {
    const bounds: Schema = {
      type,
      ...(minimum === undefined ? {} : { minimum }),
      ...(maximum === undefined ? {} : { maximum }),
    };
    const schema = withBlanks(field, context.lowering, withArray(field, bounds));
    return { if: lower(context, when), then: { properties: { [field.name]: schema } } };
  });
}
