/** A payload that may become a vector. */
export interface Candidate {
  /** The rule that it is about, or else the element or table: `Contact.role.enum`, `Contact.role`. */
  readonly about: string;
  /** The aspect that it shows, for its id: `unknown-value`. */
  readonly name: string;
  /** Approximate length of its JSON text; infinite if it is too large to be built. */
  readonly weight: number;
  /** Builds the payload; only called for chosen candidates. */
  readonly input: () => unknown;
  /** `good`, the id of the only rule that it breaks, or `any` for the rows of a truth table. */
  readonly expects: string;
  /** Set for a row of a truth table that breaks the rule, so that the rule has one even if there is no room for all rows. */
  readonly breaks?: boolean;
  /** Set for the payload that shows what an output lets pass, or what it refuses, so that it has room before others. */
  readonly isTelling?: boolean;
  /** What it shows, in words. */
  readonly note: string;
}

/** A candidate whose weight is computed when it is asked for; that of most is not, where only the ledger is wanted. */
export function weighed(candidate: Omit<Candidate, 'weight'>, weigh: () => number): Candidate {
  return new Weighed(candidate, weigh);
}

/**
 * There are many thousands, so that all of them are of one shape: a getter in an object literal makes another one each time.
 * A copy made by spreading has no weight.
 */
class Weighed implements Candidate {
  readonly about: string;
  readonly name: string;
  readonly input: () => unknown;
  readonly expects: string;
  readonly breaks: boolean;
  readonly isTelling: boolean;
  readonly note: string;
  readonly #weigh: () => number;
  #weight: number | undefined;

  constructor(candidate: Omit<Candidate, 'weight'>, weigh: () => number) {
    this.about = candidate.about;
    this.name = candidate.name;
    this.input = candidate.input;
    this.expects = candidate.expects;
    this.breaks = candidate.breaks ?? false;
    this.isTelling = candidate.isTelling ?? false;
    this.note = candidate.note;
    this.#weigh = weigh;
  }

  get weight(): number {
    return (this.#weight ??= this.#weigh());
  }
}
