/** A position in tokens, and what stands there. */
import type { Tokens } from './quick-tokens.js';

/** Stops a reading that is not certain. */
export class Uncertain extends Error {}

export class Cursor {
  readonly #tokens: Tokens;
  protected at = 0;

  constructor(tokens: Tokens) {
    this.#tokens = tokens;
  }

  /** Whether there is a line break before the token, in a comment or not, so that a statement may end there. */
  protected isAfterLineBreak(): boolean {
    const { source, starts, ends } = this.#tokens;
    return /[\n\r\u2028\u2029]/.test(source.slice(ends[this.at - 1] ?? 0, starts[this.at] ?? 0));
  }

  protected skipTo(text: string): void {
    while (this.text() !== text) {
      if (this.at >= this.#tokens.kinds.length || this.text() === ';') throw new Uncertain();
      this.at = '([{'.includes(this.text()) ? (this.#tokens.partners[this.at] ?? 0) + 1 : this.at + 1;
    }
  }

  /** The index of the next token with this text outside of brackets. */
  protected find(text: string): number {
    const { partners, kinds } = this.#tokens;
    let at = this.at;
    while (this.textOf(at) !== text) {
      if (at >= kinds.length) throw new Uncertain();
      at = '([{'.includes(this.textOf(at)) ? (partners[at] ?? 0) + 1 : at + 1;
    }
    return at;
  }

  protected skip(text: string): boolean {
    if (this.text() !== text) return false;
    this.at++;
    return true;
  }

  protected partner(text: string): number {
    if (this.text() !== text) throw new Uncertain();
    return this.#tokens.partners[this.at] ?? 0;
  }

  protected kind(): number | undefined {
    return this.kindOf(this.at);
  }

  protected kindOf(index: number): number | undefined {
    return this.#tokens.kinds[index];
  }

  protected text(offset = 0): string {
    return this.textOf(this.at + offset);
  }

  /** A line break, which no token is, where there is no token. */
  protected textOf(index: number): string {
    const { source, starts, ends } = this.#tokens;
    return source.slice(starts[index] ?? 0, ends[index] ?? 0) || '\n';
  }

  protected partnerOf(index: number): number {
    return this.#tokens.partners[index] ?? 0;
  }

  /** The position of the token in the source. */
  protected get start(): number {
    return this.#tokens.starts[this.at] ?? 0;
  }

  protected get isAtEnd(): boolean {
    return this.at >= this.#tokens.kinds.length;
  }
}
