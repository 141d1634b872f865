/** The components of an OpenAPI document and their names. */
import type { Message, Operation, Shape } from '../../../model/model.js';
import { NameScope } from '../../../names.js';
import { messagesOf } from '../../../model/messages.js';
import { bodiesOf, firstBodyOf, isUnion } from '../../../model/outcomes.js';
import { shapesFrom } from '../../../model/shapes-from.js';
import { asExtension } from '../../lower/provenance.js';
import { messageSchemas, type Schema } from '../../lower/schema.js';

/** The name of the component for a type of an operation. */
export type ComponentName = (operation: { readonly name: string }, typeName: string) => string;

/** The reference to the component of a type. */
export type RefTo = (typeName: string) => string;

/**
 * Names for the components of a document with some operations: `Contact` becomes `CreateCustomerContact`, and a table
 * of the common file that is the same for all of them, such as `Pageable`, keeps its name.
 *
 * Names differ in more than case, because tools derive files and types from them. When two names collide, the first one
 * keeps it, in this order: messages, shared tables, then the tables of each operation.
 */
export function componentNames(parts: readonly Part[]): ComponentName {
  const scope = new NameScope();
  const names = new Map<string, string>();
  for (const part of parts.filter(({ kind }) => kind === 'message'))
    names.set(keyOf(part), scope.claim([usualName(part)]));
  const shared = new Map<string, string>();
  for (const part of parts.filter(({ kind }) => kind === 'shared')) {
    const { content, typeName, pascalName } = part;
    const name = shared.get(content) ?? scope.claim([typeName, `${pascalName}${typeName}`]);
    shared.set(content, name);
    names.set(keyOf(part), name);
  }
  const own = parts.filter(({ kind }) => kind === 'own');
  const isLong = ({ typeName, pascalName }: Part): boolean => typeName.startsWith(pascalName);
  for (const part of own.filter((one) => !isLong(one))) names.set(keyOf(part), scope.claim([usualName(part)]));
  for (const part of own.filter(isLong))
    names.set(keyOf(part), scope.claim([part.typeName, `${part.pascalName}${part.typeName}`]));
  return (operation, typeName) => {
    const name = names.get(keyOf({ operation: operation.name, typeName }));
    if (name === undefined) throw new Error(`${operation.name} has no component for ${typeName}`);
    return name;
  };
}

/** Whether the rules of tables are said in words alone. */
export interface Wording {
  readonly inWords?: boolean;
}

/** The name of a component that collides with no other. */
export function usualName({ kind, pascalName, typeName }: Part): string {
  return kind === 'own' && !typeName.startsWith(pascalName) ? `${pascalName}${typeName}` : typeName;
}

/** Every schema of request and response by its type. Parameters contain their schemas directly. */
export function schemasOf(
  operation: Operation,
  refTo: RefTo,
  { inWords = false }: Wording = {},
): readonly (readonly [typeName: string, Schema])[] {
  return messagesWithBody(operation).flatMap((message) => {
    const { root, definitions } = messageSchemas(message, {
      form: 'canonical',
      refTo,
      provenance: asExtension,
      viewed: true,
      inWords,
    });
    // Each status refers to the bodies that it has, so that nothing refers to all of them.
    return [...(isUnion(message) ? [] : [[message.typeName, root] as const]), ...Object.entries(definitions)];
  });
}

/** A type of an operation that becomes a component, as far as its name depends on it. */
export interface Part {
  readonly kind: 'message' | 'shared' | 'own';
  /** The names of the operation. */
  readonly operation: string;
  readonly pascalName: string;
  readonly typeName: string;
  /** A shared schema and everything that it refers to, as text: equal texts are the same component. */
  readonly content: string;
}

/**
 * The parts of an operation, in the order of {@link schemasOf}.
 *
 * @param plain its schemas, in which a reference is the name of the type
 */
export function partsOf(operation: Operation, plain: ReturnType<typeof schemasOf>): readonly Part[] {
  const schemas = new Map(plain);
  const shapes = new Map(
    messagesWithBody(operation).flatMap((message) =>
      message.shapes
        .filter((shape) => firstBodyOf(message).array !== undefined || shape !== message.root)
        .map((shape) => [shape.typeName, shape]),
    ),
  );
  // Beside other bodies, an array has a name of its own.
  const arrays = new Set(
    messagesWithBody(operation)
      .filter(isUnion)
      .flatMap((message) => bodiesOf(message).flatMap(({ array }) => array?.typeName ?? [])),
  );
  return [...schemas.keys()].map((typeName) => {
    const shape = shapes.get(typeName);
    const isShared = shape !== undefined && isSharedThroughout(shape);
    return {
      kind: isShared ? 'shared' : shape === undefined && !arrays.has(typeName) ? 'message' : 'own',
      operation: operation.name,
      pascalName: operation.pascalName,
      typeName,
      content: isShared
        ? JSON.stringify(shapesFrom(shape).map((one) => [one.typeName, schemas.get(one.typeName)]))
        : '',
    };
  });
}

function keyOf({ operation, typeName }: Pick<Part, 'operation' | 'typeName'>): string {
  return `${operation} ${typeName}`;
}

function messagesWithBody({ request, response }: Operation): readonly Message[] {
  return messagesOf({ request, response });
}

/** Whether a shape of the common file refers to nothing that an operation defines for itself. */
function isSharedThroughout(shape: Shape): boolean {
  return shapesFrom(shape).every(({ shared }) => shared);
}
