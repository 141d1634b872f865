/**
 * The initial content of the files in which users implement the operations. They are not a target, because they belong to
 * the user from the moment they are written.
 */
import { comesAsTexts, messagesOf } from '../model/messages.js';
import type { Operation } from '../model/model.js';
import type { ImportStyle } from '../settings.js';
import { format } from './format.js';
import { withImports } from './imports.js';
import { schemaName } from './targets/validators/exports.js';
import type { Render } from './templates/render.js';
import type { EmittedFile } from './target.js';
import { flag, group, list, maybe, name, text, type ViewOf } from './templates/view.js';

const operationShape = group({
  title: text,
  method: text,
  path: text,
  pascalName: name,
  /** The rule of eligibility. */
  eligibility: maybe(text),
  /** Whether `authenticate` gets typed credentials. */
  hasCredentials: flag,
  /** A failure that says that the call was not carried out. */
  retryable: maybe(group({ code: text })),
  /** The message if there is no such code. */
  missing: text,
  serverModule: text,
  headModule: text,
});

const indexShape = group({
  operations: list(group({ camelName: name, serverModule: text, module: text })),
  routerModule: text,
});

const operationTemplate = 'handlers/operation.ts.hbs';
const indexTemplate = 'handlers/index.ts.hbs';

export const handlerTemplates = { [operationTemplate]: operationShape, [indexTemplate]: indexShape } as const;

/** The name of the file that joins the operations. */
export const indexFile = 'index.ts';

/** Maps an emitted module, such as `create-customer/server`, to its module specifier. */
export type SpecifierOf = (module: string) => string;

/** What the handler of an operation needs to know of it. */
export interface HandlerFacts {
  readonly name: string;
  readonly title: string;
  readonly method: string;
  readonly path: string;
  readonly pascalName: string;
  readonly camelName: string;
  readonly eligibility: string | null;
  readonly hasCredentials: boolean;
  readonly retryable: { readonly code: string } | null;
  /** The type of a message, for examples: that of the request, if there is one. */
  readonly message: string | null;
  /** A body with the constant of its schema, for examples. */
  readonly body: { readonly role: string; readonly schema: string } | null;
}

export function handlerFactsOf(operation: Operation): HandlerFacts {
  const { name, title, method, path, pascalName, camelName, eligibility, security, errors } = operation;
  const retryable = errors.find(({ retry }) => retry);
  const bodies = messagesOf(operation).filter((message) => !comesAsTexts(message));
  const [message] = [...bodies, ...messagesOf(operation)];
  const [body] = bodies;
  return {
    ...{ name, title, method, path, pascalName, camelName },
    eligibility: eligibility?.rule ?? null,
    hasCredentials: security.isTyped,
    retryable: retryable ? { code: retryable.code } : null,
    message: message?.typeName ?? null,
    body: body ? { role: body.role, schema: schemaName(operation, body, 'canonical') } : null,
  };
}

/** A file for each operation, and the one that joins them, formatted; paths relative to the folder of handlers. */
export function handlerFiles(
  operations: readonly HandlerFacts[],
  specifierOf: SpecifierOf,
  render: Render,
  imports?: ImportStyle,
): Promise<readonly EmittedFile[]> {
  const files = [
    ...operations.map((operation) => ({
      path: `${operation.name}.ts`,
      ...render(operationTemplate, operationView(operation, specifierOf)),
    })),
    { path: indexFile, ...render(indexTemplate, indexView(operations, specifierOf)) },
  ];
  return Promise.all(files.map(async (file) => withImports(await format(file), imports)));
}

function operationView(operation: HandlerFacts, specifierOf: SpecifierOf): ViewOf<typeof operationShape> {
  const { title, method, path, pascalName, eligibility, hasCredentials, retryable } = operation;
  return {
    ...{ title, method, path, pascalName, eligibility, hasCredentials, retryable },
    missing: `${operation.name} is not implemented`,
    serverModule: specifierOf(`${operation.name}/server`),
    headModule: specifierOf('http/operation'),
  };
}

function indexView(operations: readonly HandlerFacts[], specifierOf: SpecifierOf): ViewOf<typeof indexShape> {
  return {
    operations: operations.map((operation) => ({
      camelName: operation.camelName,
      serverModule: specifierOf(`${operation.name}/server`),
      module: `./${operation.name}.js`,
    })),
    routerModule: specifierOf('http/router'),
  };
}
