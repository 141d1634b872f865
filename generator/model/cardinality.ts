/** Cardinalities as pages have them: `1`, `0..1`, `1..N`, `0..*`, `2..5`. */

export interface Bounds {
  readonly least: number;
  /** Infinity for `N` and `*`. */
  readonly most: number;
}

/** What a cardinality says; undefined if it is none. */
export function boundsOf(written: unknown): Bounds | undefined {
  const [, lower, upper = ''] = /^(?:(\d{1,9}) ?\.\. ?)?(\d{1,9}|[Nn*])$/.exec(String(written)) ?? [];
  if (upper === '') return undefined;
  const most = /\d/.test(upper) ? Number(upper) : Infinity;
  const least = lower === undefined ? (most === Infinity ? 0 : most) : Number(lower);
  return most > 0 && least <= most ? { least, most } : undefined;
}
