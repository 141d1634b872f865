/** The outcomes of a call as alternatives of a schema, with what an element says of each. */
import { blanks } from '../../model/blanks.js';
import type { Field, Message, Shape, Sign } from '../../model/model.js';
import { bodiesOf, bodyTypeName, distinct, objectRootsOf, tellingNames, toldBy } from '../../model/outcomes.js';
import { anything } from './element-schema.js';
import type { Lowering, Schema } from './schema.js';

/** A schema for each body that an answer may have. */
export function outcomeSchemas(message: Message, { refTo, unknown }: Pick<Lowering, 'refTo' | 'unknown'>): Schema[] {
  const all = message.outcomes ?? [];
  if (toldBy(message).length === 0)
    return bodiesOf(message).map((body) => {
      const { shape: root, array } = body;
      const $ref = refTo(bodyTypeName(message, body));
      // An array is told from an object as it is. A closed table refuses the elements of the others by itself.
      const guard = array || unknown === 'error' ? undefined : guardSchema(message, root);
      return guard ? { allOf: [{ $ref }, guard] } : { $ref };
    });
  const others = distinct(all.filter(({ when }) => !when));
  return [
    ...toldBy(message).map(({ when, shape }) => ({
      allOf: [{ $ref: refTo(shape.typeName) }, signSchema(message, when)],
    })),
    ...others.map(({ shape, array }) => (array ? { $ref: refTo(array.typeName) } : untold(message, shape, refTo))),
  ];
}

/** None of the elements that only other outcomes have, or one that only this outcome has. */
function guardSchema(message: Message, root: Shape): Schema | undefined {
  const some = (shapes: readonly Shape[]): Schema[] =>
    shapes.flatMap((shape) =>
      tellingNames(message, shape).map((name) => ({
        type: 'object',
        properties: { [name]: anything },
        required: [name],
      })),
    );
  const foreign = some(objectRootsOf(message).filter((other) => other !== root));
  if (foreign.length === 0) return undefined;
  return { anyOf: [{ not: { anyOf: foreign } }, ...some([root])] };
}

/** A body that has no sign of a success. */
function untold(message: Message, { typeName }: Shape, refTo: (typeName: string) => string): Schema {
  const signs = toldBy(message).map(({ when }) => when);
  const $ref = refTo(typeName);
  if (signs.length === 0) return { $ref };
  const some = signs.map((sign) => signSchema(message, sign));
  const [only] = some;
  return { allOf: [{ $ref }, { not: only && some.length === 1 ? only : { anyOf: some } }] };
}

/** What an element of the body says, or of every entry of its array. */
function signSchema({ each }: Message, sign: Sign): Schema {
  if (!each) return alongPath(sign.path, testSchema(sign));
  const entries: Schema = { type: 'array', items: alongPath(sign.path, testSchema(sign)) };
  return { type: 'object', properties: { [each.name]: entries }, required: [each.name] };
}

const empty: Schema = { anyOf: [blanks[''].schema, blanks.null.schema] };

/** What the element must be; undefined if it must not be given. */
function testSchema({ test }: Sign): Schema | undefined {
  switch (test.kind) {
    case 'given':
      return test.isGiven ? { not: empty } : undefined;
    case 'in':
      return { enum: test.values };
    case 'matches':
      return { type: 'string', pattern: test.pattern };
  }
}

function alongPath(path: readonly Field[], schema: Schema | undefined): Schema {
  if (schema === undefined) return { type: 'object', not: inside(path, { not: empty }) };
  return inside(path, schema);
}

/** An object with the element at the path. */
function inside(path: readonly Field[], schema: Schema): Schema {
  return path.reduceRight<Schema>(
    (inner, { name }) => ({ type: 'object', properties: { [name]: inner }, required: [name] }),
    schema,
  );
}
