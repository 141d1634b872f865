/** Phase 2: converts definitions to the model and resolves every reference. */
import type { ErrorDefinition, LoadedCommon, LoadedFile, LoadedOperation } from '../1-load/definition.js';
import { nodeAt, placesOf } from '../1-load/yaml-node.js';
import type { Code, Diagnostic } from '../diagnostics/diagnostic.js';
import { messagesOf } from '../model/messages.js';
import type {
  ErrorCode,
  Example,
  Message,
  Model,
  Operation,
  Outcome,
  Rejection,
  RejectionKind,
} from '../model/model.js';
import { camelCase, pascalCase, TypeNames } from '../names.js';
import { commonOf, withoutCommon } from './common.js';
import { extendTables } from './extended-tables.js';
import { buildParameters, buildRequest, buildResponse } from './messages.js';
import { spellTypes } from './named-types.js';
import { withOwnFormats } from './own-formats.js';
import type { OwnFormat } from '../extend/format.js';
import { collectReadings, readingsOf, type Scope } from './scope.js';
import { securityOf } from './security.js';

export interface Built {
  /** The operations that could be built. */
  readonly model: Model;
  /**
   * The messages of every operation, also of those that could not be built: enough for checks that look at one table,
   * so that all mistakes are told at once. Shapes that were not found are empty in them.
   */
  readonly messages: readonly Message[];
  /** The source of the model: every table has all its rows, and these have types of the page only. */
  readonly files: readonly LoadedFile[];
  /** A mistake in a common file occurs once for each operation that uses it; reports remove duplicates. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Builds the model of some definition files, and reports what cannot be resolved in them.
 *
 * @param loaded the files as they were read
 * @param rejected paths of files that were omitted because of their mistakes
 * @param formats those of the user
 */
export function buildModel(
  loaded: readonly LoadedFile[],
  rejected: readonly string[] = [],
  formats: readonly OwnFormat[] = [],
): Built {
  const extended = extendTables(withOwnFormats(loaded, formats));
  const { files, diagnostics: spelt } = spellTypes(extended.files);
  const diagnostics = [...extended.diagnostics, ...spelt];
  const built = files.flatMap((file) => (file.kind === 'operation' ? [buildOperation(file, files, rejected)] : []));
  const operations = built.flatMap(({ operation }) => operation ?? []);
  operations.sort((a, b) => (a.name < b.name ? -1 : 1));
  return {
    model: { kind: 'model', operations },
    messages: built.flatMap(({ messages }) => messages),
    files,
    diagnostics: [...diagnostics, ...built.flatMap((one) => one.diagnostics)],
  };
}

interface BuiltOperation {
  readonly operation?: Operation;
  readonly messages: readonly Message[];
  readonly diagnostics: readonly Diagnostic[];
}

function buildOperation(
  file: LoadedOperation,
  files: readonly LoadedFile[],
  rejected: readonly string[],
): BuiltOperation {
  const diagnostics: Diagnostic[] = [];
  const common = commonOf(file, files);
  if (!common) diagnostics.push(...withoutCommon(file, files, rejected));
  const scope: Scope = {
    operation: file,
    common,
    readings: collectReadings(file, common),
    typeNames: new TypeNames(file.data.operation),
    report: (mistake) => {
      // A name may be defined in the missing common file, so it is not reported.
      if (common || !mayBeInCommon.has(mistake.code)) diagnostics.push(mistake);
    },
  };
  const parameters = buildParameters(scope);
  const request = buildRequest(scope);
  const answers = buildResponse(scope);
  const messages = messagesOf({ parameters, request, response: answers?.response, outcomes: answers?.outcomes ?? [] });
  const operation = common && answers && describeOperation(scope, common, { parameters, request, ...answers });
  const isWhole = operation && diagnostics.length === 0;
  return { ...(isWhole ? { operation } : {}), messages, diagnostics };
}

const mayBeInCommon: ReadonlySet<string> = new Set<Code>(['unknown-shape', 'unknown-reading', 'no-response']);

function describeOperation(
  scope: Scope,
  common: LoadedCommon,
  {
    parameters,
    request,
    response,
    outcomes,
  }: {
    readonly parameters?: Message | undefined;
    readonly request?: Message | undefined;
    readonly response: Message;
    readonly outcomes?: readonly Outcome[];
  },
): Operation {
  const { operation: file } = scope;
  const { data, at } = file;
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
      name: common.data.common,
      title: api.title,
      version: api.version,
      ...(api.description === undefined ? {} : { description: api.description }),
      ...(api.contact ? { contact: api.contact } : {}),
      ...(api.license ? { license: api.license } : {}),
      servers: api.servers,
      readings: readingsOf(scope, api.reading, { file: common, path: ['api'] }),
    },
    security: securityOf(scope, common),
    method: data.http.method,
    path: data.http.path,
    ...(parameters ? { parameters } : {}),
    ...(request ? { request } : {}),
    response,
    ...(outcomes ? { outcomes } : {}),
    ...(data.eligibility
      ? {
          eligibility: {
            rule: data.eligibility.rule,
            readings: readingsOf(scope, data.eligibility.reading, { file, path: ['eligibility'] }),
          },
        }
      : {}),
    errors: errorCodes(scope, common),
    rejections: rejectionsOf(common),
    examples: examplesOf(file),
    readings: [...scope.readings.values()],
    span: at(['operation']),
  };
}

/** The operation's own codes, then those of the common file that it does not describe itself. */
function errorCodes(scope: Scope, common: LoadedCommon): readonly ErrorCode[] {
  const own = scope.operation.data.errors ?? {};
  return [scope.operation, common].flatMap((file) => {
    const errors: Readonly<Record<string, ErrorDefinition>> = file.data.errors ?? {};
    return Object.entries(errors)
      .filter(([code]) => file === scope.operation || !Object.hasOwn(own, code))
      .map(([code, { status, message, retry, reading }]) => ({
        code,
        status,
        message,
        retry: retry ?? false,
        readings: readingsOf(scope, reading, { file, path: ['errors', code] }),
      }));
  });
}

function rejectionsOf(common: LoadedCommon): readonly Rejection[] {
  // The structure check ensures that the keys are the kinds.
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
    places: placesOf(nodeAt(file.node, ['examples', index, 'value'])),
    span: file.at(['examples', index, 'name']),
  }));
}
