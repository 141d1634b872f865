/** Phase 2: definitions to the model, every reference resolved. */
import { dirname } from 'node:path';
import type { ErrorDefinition, LoadedCommon, LoadedFile, LoadedOperation } from '../1-load/definition.js';
import { pieceAt, placesOf } from '../1-load/piece.js';
import { type Diagnostic, diagnostic } from '../diagnostics.js';
import type { ErrorCode, Example, Model, Operation, Rejection, RejectionKind } from '../model.js';
import { nearest } from '../nearest.js';
import { buildParameters, buildRequest, buildResponse } from './messages.js';
import { camelCase, pascalCase } from './names.js';
import { collectReadings, readingsOf, type Scope } from './scope.js';

export interface Built {
  /** The operations that could be built. */
  readonly model: Model;
  readonly diagnostics: readonly Diagnostic[];
}

/** The model of some definition files, and what cannot be resolved in them. */
export function buildModel(files: readonly LoadedFile[]): Built {
  const diagnostics: Diagnostic[] = [];
  const operations = files.flatMap((file) =>
    file.kind === 'operation' ? (buildOperation(file, files, diagnostics) ?? []) : [],
  );
  operations.sort((a, b) => (a.name < b.name ? -1 : 1));
  return { model: { kind: 'model', operations }, diagnostics };
}

function buildOperation(
  file: LoadedOperation,
  files: readonly LoadedFile[],
  diagnostics: Diagnostic[],
): Operation | undefined {
  const common = commonOf(file, files, diagnostics);
  if (!common) return undefined;
  const scope: Scope = {
    operation: file,
    common,
    readings: collectReadings(file, common),
    typeNames: new Set(),
    report: (found) => {
      diagnostics.push(found);
    },
  };
  const { data, at } = file;
  const parameters = buildParameters(scope);
  const request = buildRequest(scope);
  const response = buildResponse(scope);
  if (!response) return undefined;
  const { api } = common.data;
  return {
    kind: 'operation',
    name: data.operation,
    pascalName: pascalCase(data.operation),
    camelName: camelCase(data.operation),
    title: data.title,
    description: data.description,
    tag: data.tag,
    api: {
      title: api.title,
      version: api.version,
      servers: api.servers,
      security: api.security,
      readings: readingsOf(scope, api.reading, { file: common, path: ['api'] }),
    },
    method: data.http.method,
    path: data.http.path,
    ...(parameters ? { parameters } : {}),
    ...(request ? { request } : {}),
    response,
    ...(data.eligibility
      ? {
          eligibility: {
            rule: data.eligibility.rule,
            readings: readingsOf(scope, data.eligibility.reading, { file, path: ['eligibility'] }),
          },
        }
      : {}),
    errors: [file, common].flatMap((from) => errorCodes(scope, from)),
    rejections: rejectionsOf(common),
    examples: examplesOf(file),
    readings: [...scope.readings.values()],
    span: at(['operation']),
  };
}

/** The common file that an operation uses; a missing one is reported with the nearest name. */
function commonOf(
  file: LoadedOperation,
  files: readonly LoadedFile[],
  diagnostics: Diagnostic[],
): LoadedCommon | undefined {
  const { uses } = file.data;
  if (uses === undefined) {
    diagnostics.push(diagnostic('no-common', file.at(['operation'], 'key'), {}));
    return undefined;
  }
  const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
  const candidates = files.filter(
    (other): other is LoadedCommon =>
      other.kind === 'common' && dirname(other.source.path) === dirname(file.source.path),
  );
  const found = candidates.find(({ source }) => nameOf(source.path) === uses);
  if (!found) {
    const names = candidates.map(({ source }) => nameOf(source.path));
    diagnostics.push(diagnostic('unknown-common', file.at(['uses']), { name: uses }, nearest(uses, names)));
  }
  return found;
}

function errorCodes(scope: Scope, file: LoadedOperation | LoadedCommon): readonly ErrorCode[] {
  const errors: Readonly<Record<string, ErrorDefinition>> = file.data.errors ?? {};
  return Object.entries(errors).map(([code, { status, message, retry, reading }]) => ({
    code,
    status,
    message,
    retry: retry ?? false,
    readings: readingsOf(scope, reading, { file, path: ['errors', code] }),
  }));
}

function rejectionsOf(common: LoadedCommon): readonly Rejection[] {
  // The structure check saw to it that the keys are the kinds.
  return Object.entries(common.data.rejections).map(([kind, rejection]) => ({
    kind: kind as RejectionKind,
    ...rejection,
  }));
}

function examplesOf(file: LoadedOperation): readonly Example[] {
  return (file.data.examples ?? []).map((example, index) => ({
    kind: 'example',
    name: example.name,
    title: example.title,
    role: example.message,
    value: example.value,
    verdict: { canonical: example.canonical, wire: example.wire ?? example.canonical },
    places: placesOf(pieceAt(file.piece, ['examples', index, 'value'])),
    span: file.at(['examples', index, 'name']),
  }));
}
