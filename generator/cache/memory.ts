/**
 * What a process keeps between its runs, so that `--watch` does not read and parse the same again. What is in it follows
 * from what it was made from; losing it costs time and never changes the output.
 */
export class Memory {
  readonly #parts = new Map<unknown, unknown>();

  /** The part of a kind: each module that keeps something has a kind of its own. Empty when it is first asked for. */
  part<Part>(Kind: new () => Part): Part {
    const part = (this.#parts.get(Kind) as Part | undefined) ?? new Kind();
    this.#parts.set(Kind, part);
    return part;
  }
}
