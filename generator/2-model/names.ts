/** `create-customer` to `CreateCustomer`. */
export function pascalCase(name: string): string {
  return name.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** `create-customer` to `createCustomer`. */
export function camelCase(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** Names that mean something else in the emitted TypeScript, so that a shape called so gets the operation's in front. */
const taken = new Set(
  (
    'Array Object Record Promise Request Response Error Date Map Set Symbol String Number Boolean Function Partial ' +
    'Required Readonly Pick Omit Exclude Extract Parameters ReturnType Headers URL Uint8Array TextDecoder Violation ' +
    'Applied ParseResult Rule Client Server JSON Math RegExp Infinity NaN Reflect Proxy Intl Iterator TypeError ' +
    'SyntaxError RangeError WeakMap WeakSet NonNullable Awaited BigInt ReadonlyArray Iterable AsyncIterable Buffer ' +
    'URLSearchParams TextEncoder ReadableStream AbortSignal AbortController StandardSchemaV1 StandardJSONSchemaV1'
  ).split(' '),
);

/** What emitted types of the operation itself are called, after its name: `CreateCustomerRequest`. */
const ownSuffixes =
  'Request Response Parameters Success Failure Outcome Result Options Handler Client Server Context Error Input'.split(
    ' ',
  );

/** The type names of an operation that no shape may have. */
export function reservedNames(operation: string): Set<string> {
  return new Set(ownSuffixes.map((suffix) => `${pascalCase(operation)}${suffix}`));
}

/**
 * A type name for each shape of an operation, across its messages.
 *
 * @param used the names given so far in the operation; the new one is added
 */
export function typeNameOf(
  shape: string,
  message: { readonly prefix: string; readonly operation: string },
  used: Set<string>,
): string {
  const longest = `${message.operation}${message.prefix}${shape}`;
  const isFree = (name: string): boolean => !used.has(name) && !taken.has(name) && !name.startsWith('Parsed');
  const name = [shape, `${message.prefix}${shape}`, longest].find(isFree) ?? `${longest}${used.size}`;
  used.add(name);
  return name;
}
