/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/validation/depth.ts, made by `specwright generate`. Do not edit.
/** Elements that are nested in themselves, to a depth that is limited. */
import { type Report, reportFor } from './report.js';
import { type Elements, isObject } from './values.js';

/** A report that counts the elements on the way to the value that is being judged. */
type Counting = Report & { depth?: number };

/** Whether one more level is allowed; if it is, {@link leave} takes it back. */
export function enter(out: Counting | undefined, most: number): boolean {
  if (!out) throw new Error('A depth is counted in a report');
  const depth = out.depth ?? 0;
  if (depth >= most) return false;
  out.depth = depth + 1;
  return true;
}

export function leave(out: Counting | undefined): void {
  if (out) out.depth = (out.depth ?? 0) - 1;
}

/** `is…` of a message with such elements: whether a value satisfies every rule. Never throws. */
export function acceptsNested(value: unknown, check: (value: Elements, out: Report | undefined) => number): boolean {
  try {
    return isObject(value) && check(value, reportFor({ maxFindings: 1 })) === 0;
  } catch {
    return false;
  }
}
