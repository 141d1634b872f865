/**
 * Names in the outputs, made from the names in a definition. A scope keeps names unique: by how they are made where that
 * is possible, by a number after them otherwise.
 */
import { defined } from './defined.js';

/** `create-customer` to `CreateCustomer`. */
export function pascalCase(name: string): string {
  return name.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** `create-customer` to `createCustomer`. */
export function camelCase(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** Folders of the output that all operations share, so that no operation can have their names. */
export const sharedFolders: readonly string[] = ['http', 'validation'];

/** Files that make the output a package, and that belong to the user as well. */
export const packageFileNames: readonly string[] = ['package.json', 'tsconfig.json', 'README.md', 'LICENSE'];

/** Names in the output folder that are maintained by hand or by other tools. */
export const keptByHand: readonly string[] = ['package.json', 'tsconfig.json', 'dist', 'node_modules'];

/** The list of generated files, committed with them. */
export const MANIFEST = 'manifest.json';

/** The type that `parse` returns, where it differs: `Contact` to `ParsedContact`. */
export function parsedTypeName(typeName: string): string {
  return `Parsed${typeName}`;
}

/** The id of a conditional rule; it is lengthened when a rule of an element already has the short id. */
export function conditionId(shape: string, element: string, taken: readonly string[]): string {
  const id = `${shape}.condition.${element}`;
  return taken.includes(id) ? conditionId(shape, `${element}.condition`, taken) : id;
}

/** The id of a rule of a table; it is lengthened when a rule of an element already has the short id. */
export function ruleId(shape: string, name: string, taken: readonly string[]): string {
  const id = `${shape}.rule.${name}`;
  return taken.includes(id) ? ruleId(shape, `rule.${name}`, taken) : id;
}

/**
 * Names that differ in more than their case, because some file systems, and tools that derive names from these, ignore
 * case.
 */
export class NameScope {
  readonly #used: Set<string>;
  readonly #numbering: { readonly first: number; readonly separator: string };

  constructor(used: readonly string[] = [], numbering = { first: 2, separator: '' }) {
    this.#used = new Set(used.map((name) => name.toLowerCase()));
    this.#numbering = numbering;
  }

  /**
   * Claims the first candidate that is free, or else the last one with a number.
   *
   * @param others further names that are derived from the name and have to be free as well
   */
  claim(candidates: readonly string[], others: (name: string) => readonly string[] = () => []): string {
    const isFree = (name: string): boolean =>
      [name, ...others(name)].every((one) => !this.#used.has(one.toLowerCase()));
    let name = candidates.find(isFree);
    for (let number = this.#numbering.first; name === undefined; number++) {
      const numbered = `${defined(candidates.at(-1), 'a name')}${this.#numbering.separator}${number}`;
      if (isFree(numbered)) name = numbered;
    }
    for (const one of [name, ...others(name)]) this.#used.add(one.toLowerCase());
    return name;
  }
}

/**
 * Names that have another meaning in the module of an operation's types, so that a shape with such a name gets the name
 * of the operation as a prefix: other exports of the entry point, names of validation helpers, and globals that users of
 * the types would miss.
 */
const reserved = new Set(
  (
    'Violation Applied Findings ParseResult ParseOptions ValidateOptions EnvelopeResult StandardSchema WireForm ' +
    'StandardSchemaV1 StandardJSONSchemaV1 Rule Client Server ' +
    'Array Object Record Promise Request Response Error Date Map Set Symbol String Number Boolean Function Partial ' +
    'Required Readonly Pick Omit Exclude Extract Parameters ReturnType Headers URL Uint8Array TextDecoder ' +
    'JSON Math RegExp Infinity NaN Reflect Proxy Intl Iterator TypeError SyntaxError RangeError WeakMap WeakSet ' +
    'NonNullable Awaited BigInt ReadonlyArray Iterable AsyncIterable Buffer URLSearchParams TextEncoder ' +
    'ReadableStream AbortSignal AbortController'
  ).split(' '),
);

/** Suffixes of the emitted types of the operation itself: `CreateCustomerRequest`. */
const ownSuffixes =
  'Request Response Parameters Success Failure Outcome Result Options Handler Client Server Context Error Input Credentials ClientOptions'.split(
    ' ',
  );

/** The type names of one operation, across its messages. */
export class TypeNames {
  readonly #operation: string;
  readonly #scope: NameScope;

  /** @param operation `create-customer` */
  constructor(operation: string) {
    this.#operation = pascalCase(operation);
    const own = ownSuffixes.map((suffix) => `${this.#operation}${suffix}`);
    this.#scope = new NameScope([...own, ...own.map(parsedTypeName)]);
  }

  /** The type of a message as a whole: `CreateCustomerRequest`. */
  ofRoot(suffix: 'Request' | 'Response' | 'Parameters'): string {
    return `${this.#operation}${suffix}`;
  }

  /** The type of the headers of an outcome: `CreateCustomerHeaders201`. */
  ofHeaders(name: string): string {
    return this.#scope.claim([`${this.#operation}${name}`], (claimed) => [parsedTypeName(claimed)]);
  }

  /**
   * The type of a shape: its own name, or a longer one if that is taken.
   *
   * @param prefix distinguishes the message from others that use the shape too: `Response`, or empty
   */
  ofShape(shape: string, prefix: string): string {
    const short = [shape, `${prefix}${shape}`].filter((name) => !reserved.has(name) && !name.startsWith('Parsed'));
    return this.#scope.claim([...short, `${this.#operation}${prefix}${shape}`], (name) => [parsedTypeName(name)]);
  }
}

/** Like `Object.fromEntries`, but throws when two entries have the same name. */
export function recordOf<Value>(entries: Iterable<readonly [name: string, Value]>): Record<string, Value> {
  const record = new Map<string, Value>();
  for (const [name, value] of entries) {
    if (record.has(name)) throw new Error(`The name ${name} is used twice in an output`);
    record.set(name, value);
  }
  return Object.fromEntries(record);
}
