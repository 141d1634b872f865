/** The list of targets. A new one is a file or folder beside this one, and a line here. */
import { clientTarget } from './client.js';
import { docsTarget } from './docs/docs.js';
import { indexTarget } from './entry-point.js';
import { fidelitySchemaTarget, fidelityTarget } from './fidelity/fidelity.js';
import { handlerTemplates } from '../handlers.js';
import { httpTarget } from './http.js';
import { jsonSchemaTarget } from './json-schema.js';
import { openapiBundleTarget, openapiTarget } from './openapi/openapi.js';
import { serverTarget } from './server.js';
import type { OperationTarget, PackageTarget } from '../target.js';
import type { ViewShape } from '../templates/view.js';
import { typesTarget } from './types/types.js';
import { validationTarget } from './validation.js';
import { schemasTarget } from './validators/schemas.js';
import { validatorsTarget } from './validators/validators.js';
import { vectorsSchemaTarget, vectorsTarget } from './vectors/vectors.js';

export const operationTargets: readonly OperationTarget[] = [
  jsonSchemaTarget,
  openapiTarget,
  typesTarget,
  schemasTarget,
  validatorsTarget,
  indexTarget,
  serverTarget,
  clientTarget,
  docsTarget,
  vectorsTarget,
  fidelityTarget,
];

export const packageTargets: readonly PackageTarget[] = [
  httpTarget,
  validationTarget,
  openapiBundleTarget,
  vectorsSchemaTarget,
  fidelitySchemaTarget,
];

/** The targets of a run. Vectors are large, and only generated where they are wanted. */
export function targetsFor({ vectors }: { readonly vectors: boolean }): {
  readonly operationTargets: readonly OperationTarget[];
  readonly packageTargets: readonly PackageTarget[];
} {
  if (vectors) return { operationTargets, packageTargets };
  return {
    operationTargets: operationTargets.filter((target) => target !== vectorsTarget),
    packageTargets: packageTargets.filter((target) => target !== vectorsSchemaTarget),
  };
}

/** Every template, and the shape of its view. */
export const templateViews: Readonly<Record<string, ViewShape>> = {
  ...Object.fromEntries(
    [...operationTargets, ...packageTargets].flatMap(({ templates }) => Object.entries(templates ?? {})),
  ),
  ...handlerTemplates,
};
