import type {
  BodyDefinition,
  LoadedCommon,
  LoadedFile,
  LoadedOperation,
  ResponseDefinition,
  ShapeDefinition,
} from '../1-load/definition.js';
import { commonOf } from '../2-model/common.js';
import { diagnostic } from '../diagnostics/diagnostic.js';
import type { Check } from './subject.js';

/**
 * Shapes that no message uses. Operations without a common definition are skipped, because their response may be defined
 * there.
 */
export const unusedShapes: Check = ({ files }) => {
  const operations = files.filter((file): file is LoadedOperation => file.kind === 'operation');
  const used = new Set(operations.flatMap((operation) => [...reached(operation, files)]));
  const commons = new Set(operations.map((operation) => commonOf(operation, files)));
  return files
    .filter((file) => (file.kind === 'operation' ? commonOf(file, files) !== undefined : commons.has(file)))
    .flatMap((file) =>
      Object.entries(file.data.shapes ?? {})
        .filter(([, shape]) => !used.has(shape))
        .map(([name]) => diagnostic('unused-shape', file.at(['shapes', name], 'key'), { name })),
    );
};

/** The outcomes that a response lists. */
function outcomesIn(response: ResponseDefinition | undefined): readonly BodyDefinition[] {
  if (!response?.success) return [];
  return [response.success, response.failure ?? []].flatMap((one) => one);
}

/** The names of the shapes of its common definition that an operation uses. */
export function sharedShapesOf(operation: LoadedOperation, common: LoadedCommon): readonly string[] {
  const used = reached(operation, [operation, common]);
  return Object.entries(common.data.shapes ?? {}).flatMap(([name, shape]) => (used.has(shape) ? [name] : []));
}

/** Every shape that the messages of an operation use, its own before those of the common definition. */
function reached(operation: LoadedOperation, files: readonly LoadedFile[]): ReadonlySet<ShapeDefinition> {
  const sources = [operation, commonOf(operation, files)].map((file) => file?.data.shapes ?? {});
  const found = new Set<ShapeDefinition>();
  const visit = (name: string | undefined): void => {
    if (name === undefined) return;
    const shape = sources.find((shapes) => Object.hasOwn(shapes, name))?.[name];
    if (!shape || found.has(shape)) return;
    found.add(shape);
    visit(shape.extends);
    for (const field of Object.values(shape.fields)) {
      for (const one of [field.shape, ...Object.values(field.alternatives?.of ?? {})]) visit(one);
    }
  };
  for (const parameter of Object.values(operation.data.http.parameters ?? {})) visit(parameter.shape);
  const response = operation.data.response ?? commonOf(operation, files)?.data.response;
  const bodies: readonly (BodyDefinition | undefined)[] = [operation.data.request, response, ...outcomesIn(response)];
  for (const body of bodies) visit(body?.array?.shape ?? body?.shape);
  return found;
}
