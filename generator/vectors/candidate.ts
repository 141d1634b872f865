/** A payload that was thought of to show something. */
export interface Candidate {
  /** The rule that it is about, or the element or table where there is none: `Contact.role.enum`, `Contact.role`. */
  readonly about: string;
  /** What it shows of that, for its id: `unknown-value`. */
  readonly name: string;
  /** About how many characters its JSON text will have; infinite when it is too large to be made. */
  readonly weight: number;
  /** Makes it: only of those that are chosen. */
  readonly input: () => unknown;
  /** `good`, the id of the one rule that it breaks, or `any` for the rows of a truth table. */
  readonly expects: string;
  /** The same in words. */
  readonly note: string;
}
