/** The value. Throws, as an internal error, when it is missing although it cannot be; `what` names it. */
export function defined<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`Missing: ${what}`);
  return value;
}
