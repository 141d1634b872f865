/** The list of targets. A new one is a file or folder beside this one, and a line here. */
import { clientTarget } from './client.js';
import { docsContentsTarget } from './docs/contents.js';
import { docsTarget } from './docs/docs.js';
import { docsSchemaTarget } from './docs/schema.js';
import { indexTarget } from './entry-point.js';
import { fidelitySchemaTarget, fidelityTarget } from './fidelity/fidelity.js';
import type { Extensions } from '../../extend/extensions.js';
import { type EmitSettings, type TargetName, targetNames } from '../../settings.js';
import { ownOperationTarget, ownPackageTarget, type OwnTargetOptions } from '../own-target.js';
import { handlerTemplates } from '../handlers.js';
import { httpTarget } from './http.js';
import { jsonSchemaTarget } from './json-schema.js';
import { openapiBundleTarget, openapiTarget, openapiViewersTarget } from './openapi/openapi.js';
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
  openapiViewersTarget,
  vectorsSchemaTarget,
  fidelitySchemaTarget,
  docsContentsTarget,
  docsSchemaTarget,
];

const documentTargets = { operation: openapiTarget, api: openapiBundleTarget, viewers: openapiViewersTarget } as const;

/** What a user turns on under a name. A target may belong to several names. */
function targetsOf(
  name: TargetName,
  documents: EmitSettings['documents'],
): readonly (OperationTarget | PackageTarget)[] {
  switch (name) {
    case 'json-schema':
      return [jsonSchemaTarget];
    case 'openapi':
      return documents.map((kind) => documentTargets[kind]);
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

/** What the servers and clients of all operations import is not for a target of a user to replace. */
const runtimeTargets: readonly PackageTarget[] = [httpTarget, validationTarget];

/**
 * The targets of a run.
 *
 * @param extensions those of a user, which replace ours of the same name: its files of an operation, and of the package
 */
export function targetsFor(
  { targets, documents }: EmitSettings,
  extensions?: Pick<Extensions, 'targets' | 'placeOf'>,
  isVerified = false,
): {
  readonly operationTargets: readonly OperationTarget[];
  readonly packageTargets: readonly PackageTarget[];
} {
  const done = new WeakSet();
  const own = Object.entries(extensions?.targets ?? {}).map(([name, target]) => {
    const theirs = isTargetName(name) ? targetsOf(name, documents) : [];
    const options: OwnTargetOptions = {
      ...{ name, target, isVerified, done, placeOf: extensions?.placeOf ?? (() => ({ path: '' })) },
      operationTargets: target.operation ? theirs.filter(isOperationTarget) : [],
      packageTargets: target.package ? theirs.filter(isReplaceable) : [],
    };
    return options;
  });
  const replaced = new Set(own.flatMap((one) => [...one.operationTargets, ...one.packageTargets]));
  const wanted = new Set(targets.flatMap((name) => targetsOf(name, documents)).filter((one) => !replaced.has(one)));
  return {
    operationTargets: [
      ...operationTargets.filter((target) => wanted.has(target)),
      ...own.filter(({ target }) => target.operation).map(ownOperationTarget),
    ],
    packageTargets: [
      ...packageTargets.filter((target) => wanted.has(target)),
      ...own.filter(({ target }) => target.package).map(ownPackageTarget),
    ],
  };
}

function isTargetName(name: string): name is TargetName {
  return targetNames.some((one) => one === name);
}

function isOperationTarget(target: OperationTarget | PackageTarget): target is OperationTarget {
  return 'emitOperation' in target;
}

function isReplaceable(target: OperationTarget | PackageTarget): target is PackageTarget {
  return !isOperationTarget(target) && !runtimeTargets.includes(target);
}

/** Every template, and the shape of its view. */
export const templateViews: Readonly<Record<string, ViewShape>> = {
  ...Object.fromEntries(
    [...operationTargets, ...packageTargets].flatMap(({ templates }) => Object.entries(templates ?? {})),
  ),
  ...handlerTemplates,
};
