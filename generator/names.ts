/**
 * Names that outputs give to what a definition names. They are made here, and a scope sees to it that no two things in
 * it are called the same: by the way the names are made where that is possible, by a number behind them otherwise.
 */

/** `create-customer` to `CreateCustomer`. */
export function pascalCase(name: string): string {
  return name.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** `create-customer` to `createCustomer`. */
export function camelCase(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** Folders of the package that belong to all operations, so that no operation can be called so. */
export const sharedFolders: readonly string[] = ['http', 'validation'];

/** The type of what `parse` gives, where it is another one: `Contact` to `ParsedContact`. */
export function parsedTypeName(typeName: string): string {
  return `Parsed${typeName}`;
}

/** The id of a conditional rule; no rule of an element ends as it does when the plain id is that of one. */
export function conditionId(shape: string, element: string, taken: readonly string[]): string {
  const id = `${shape}.condition.${element}`;
  return taken.includes(id) ? conditionId(shape, `${element}.condition`, taken) : id;
}

/**
 * Names that differ from each other in more than the case of their letters: file systems and tools that make names of
 * their own from these take no notice of case.
 */
export class NameScope {
  readonly #used: Set<string>;
  readonly #numbering: { readonly first: number; readonly separator: string };

  constructor(used: readonly string[] = [], numbering = { first: 2, separator: '' }) {
    this.#used = new Set(used.map((name) => name.toLowerCase()));
    this.#numbering = numbering;
  }

  /**
   * The first of the candidates that is free, or else the last one with a number.
   *
   * @param others further names that are made from the name, and have to be free as well
   */
  claim(candidates: readonly string[], others: (name: string) => readonly string[] = () => []): string {
    const isFree = (name: string): boolean =>
      [name, ...others(name)].every((one) => !this.#used.has(one.toLowerCase()));
    let name = candidates.find(isFree);
    for (let number = this.#numbering.first; name === undefined; number++) {
      const numbered = `${candidates.at(-1) ?? ''}${this.#numbering.separator}${number}`;
      if (isFree(numbered)) name = numbered;
    }
    for (const one of [name, ...others(name)]) this.#used.add(one.toLowerCase());
    return name;
  }
}

/**
 * Names that mean something else where the types of an operation stand, so that a shape called so gets the operation's
 * in front: what the entry point of an operation exports besides, what a helper of the validators is called after
 * (`readWrapped`), and globals that a user of the types would miss.
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

/** What emitted types of the operation itself are called, after its name: `CreateCustomerRequest`. */
const ownSuffixes =
  'Request Response Parameters Success Failure Outcome Result Options Handler Client Server Context Error Input'.split(
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

  /**
   * The type of a shape: its own name, or one that is longer where that is taken.
   *
   * @param prefix what tells the message from others that have the shape too: `Response`, or nothing
   */
  ofShape(shape: string, prefix: string): string {
    const short = [shape, `${prefix}${shape}`].filter((name) => !reserved.has(name) && !name.startsWith('Parsed'));
    return this.#scope.claim([...short, `${this.#operation}${prefix}${shape}`], (name) => [parsedTypeName(name)]);
  }
}

/** As `Object.fromEntries`, of names that were made: throws when one would take the place of another without a word. */
export function recordOf<Value>(entries: Iterable<readonly [name: string, Value]>): Record<string, Value> {
  const record = new Map<string, Value>();
  for (const [name, value] of entries) {
    if (record.has(name)) throw new Error(`Two things of an output are called ${name}`);
    record.set(name, value);
  }
  return Object.fromEntries(record);
}
