/** The rules of a shape as data of the emitted file: ids, words and rows, each said once. */
import type { Envelope, Rule, Shape } from '../../model.js';
import { propertyKey, stringLiteral } from '../encode.js';

/** `Contact` -> `contactRules`. */
export function tableName(shape: Shape): string {
  return `${shape.typeName[0]?.toLowerCase() ?? ''}${shape.typeName.slice(1)}Rules`;
}

/** The constant with the rules of a shape. */
export function tableCode(shape: Shape, envelope?: Envelope): string {
  const rows = shape.fields.map((field) => {
    const rules = field.rules.map(
      ({ kind, message }) => `${kind}: ${stringLiteral(message.slice(field.name.length + 1))}`,
    );
    // What every object has of its own, such as `constructor`, would lend its type to the entry.
    const isInherited = field.name in Object.prototype;
    return `${propertyKey(field.name)}: [${field.row}, { ${rules.join(', ')} }]${isInherited ? ' as const' : ''},`;
  });
  const conditions: readonly Rule[] = [...shape.conditions, ...(envelope ? [envelope.rule] : [])];
  const groups = conditions.map(
    ({ id, message, source }) =>
      `${propertyKey(conditionKey(id))}: [[${source.rows.join(', ')}], ${stringLiteral(message)}],`,
  );
  return [
    `const ${tableName(shape)}: Table = {`,
    `  shape: ${stringLiteral(shape.name)},`,
    `  table: ${stringLiteral(shape.table)},`,
    `  rules: {`,
    ...rows,
    `  },`,
    ...(groups.length > 0 ? [`  conditions: {`, ...groups, `  },`] : []),
    `};`,
  ].join('\n');
}

/** `Contact.condition.landlinePhoneNumber` -> `landlinePhoneNumber`. */
export function conditionKey(id: string): string {
  return id.split('.condition.')[1] ?? id;
}
