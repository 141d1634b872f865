/** The list of targets. A new one is a file or folder beside this one, and a line here. */
import { clientTarget } from './client.js';
import { docsContentsTarget } from './docs/contents.js';
import { docsTarget } from './docs/docs.js';
import { docsSchemaTarget } from './docs/schema.js';
import { indexTarget } from './entry-point.js';
import { fidelitySchemaTarget, fidelityTarget } from './fidelity/fidelity.js';
import type { EmitSettings, TargetName } from '../../settings.js';
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
  docsContentsTarget,
  docsSchemaTarget,
];

/** What a user turns on under a name. A target may belong to several names. */
function targetsOf(
  name: TargetName,
  documents: EmitSettings['documents'],
): readonly (OperationTarget | PackageTarget)[] {
  switch (name) {
    case 'json-schema':
      return [jsonSchemaTarget];
    case 'openapi':
      return documents.map((kind) => (kind === 'api' ? openapiBundleTarget : openapiTarget));
    case 'types':
      return [typesTarget];
    case 'validators':
      return [schemasTarget, validatorsTarget, indexTarget, validationTarget];
    case 'server':
      return [serverTarget, httpTarget];
    case 'client':
      return [clientTarget, httpTarget];
    case 'docs':
      return [docsTarget, docsContentsTarget, docsSchemaTarget];
    case 'vectors':
      return [vectorsTarget, vectorsSchemaTarget];
    case 'fidelity':
      return [fidelityTarget, fidelitySchemaTarget];
  }
}

/** The targets of a run. */
export function targetsFor({ targets, documents }: EmitSettings): {
  readonly operationTargets: readonly OperationTarget[];
  readonly packageTargets: readonly PackageTarget[];
} {
  const wanted = new Set(targets.flatMap((name) => targetsOf(name, documents)));
  return {
    operationTargets: operationTargets.filter((target) => wanted.has(target)),
    packageTargets: packageTargets.filter((target) => wanted.has(target)),
  };
}

/** Every template, and the shape of its view. */
export const templateViews: Readonly<Record<string, ViewShape>> = {
  ...Object.fromEntries(
    [...operationTargets, ...packageTargets].flatMap(({ templates }) => Object.entries(templates ?? {})),
  ),
  ...handlerTemplates,
};
