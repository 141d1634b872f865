/** An invalid emitted file: a bug of the target, or a mistake in a user's template. */
export class EmitError extends Error {
  /**
   * @param content the text in which the line counts, from 1
   * @param reason what is wrong with it, as the end of `path:line ...`
   */
  constructor(
    readonly path: string,
    readonly content: string,
    readonly line: number,
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`${path}:${line} ${reason}`, options);
  }
}
