/** `docs.schema.json`: JSON Schema 2020-12 of `docs.json`, made from the shape of the view, so that the two cannot differ. */
import { printJson } from '../../print-data.js';
import type { PackageTarget } from '../../target.js';
import type { ViewShape } from '../../templates/view.js';
import { docsParts, docsShape, docsVersion } from './view.js';

export const docsSchemaPath = 'docs.schema.json';

export const docsSchemaTarget: PackageTarget = {
  name: 'docs-schema',
  emitPackage: () => [{ path: docsSchemaPath, content: printJson(docsSchema()), verbatim: true }],
};

/** The schema, from which the types of `specwright/docs` are made as well. */
export function docsSchema(): object {
  const { properties, ...others } = ownSchema(docsShape) as { readonly properties: object };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:specwright:docs',
    title: 'Docs of an operation',
    description: 'What a caller of one operation must know, of which its pages are made.',
    ...others,
    properties: { ...properties, version: { const: docsVersion } },
    $defs: Object.fromEntries(Object.entries(docsParts).map(([name, part]) => [name, ownSchema(part)])),
  };
}

const types = { text: 'string', name: 'string', pattern: 'string', number: 'number', flag: 'boolean' } as const;

const parts: ReadonlyMap<ViewShape, string> = new Map(Object.entries(docsParts).map(([name, part]) => [part, name]));

function schemaOf(shape: ViewShape): object {
  const name = parts.get(shape);
  return name === undefined ? ownSchema(shape) : { $ref: `#/$defs/${name}` };
}

function ownSchema(shape: ViewShape): object {
  switch (shape.kind) {
    case 'json':
      return {};
    case 'list':
      return { type: 'array', items: schemaOf(shape.item) };
    case 'maybe':
      return { anyOf: [schemaOf(shape.of), { type: 'null' }] };
    case 'group':
      return {
        type: 'object',
        required: Object.keys(shape.fields),
        additionalProperties: false,
        properties: Object.fromEntries(Object.entries(shape.fields).map(([key, one]) => [key, schemaOf(one)])),
      };
    default:
      return { type: types[shape.kind] };
  }
}
