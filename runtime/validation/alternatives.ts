/** Objects of several tables, told apart by one of their elements. */
import { pointerTo, type Report, type Rules } from './report.js';

/** Reports an object whose element tells none of the tables, at that element. */
export function failAlternative(
  out: Report | undefined,
  { rules, shape, table }: Rules,
  element: string,
  by: string,
  index?: number,
): 1 {
  if (out && ++out.violations <= out.maxFindings) {
    const [row, own] = rules[element] ?? [0, {}];
    out.found.push({
      pointer: pointerTo(out, element, index) + pointerTo(out, by),
      rule: `${shape}.${element}.alternative`,
      message: `${element} ${own.alternative ?? ''}`,
      source: { table, rows: [row] },
    });
  }
  return 1;
}

/** A text in capitals; any other value unchanged. Only ASCII letters change. */
export function inCapitals(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/[a-z]/g, (letter) => letter.toUpperCase()) : value;
}
