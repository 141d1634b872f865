/** Emitted functions that say what is wrong, and where. */
import type { Helper } from './helper.js';

export const reportHelpers: readonly Helper[] = [
  {
    name: 'fail',
    code: `/** Notes a broken rule of an element, or of one entry of it. Returns 1, the number of violations. */
function fail(out: Findings | undefined, table: Table, element: string, rule: string, index?: number): 1 {
  const [row, rules] = table.rules[element] ?? [0, {}];
  out?.push({
    pointer: pointerTo(element, index),
    rule: \`\${table.shape}.\${element}.\${rule}\`,
    message: \`\${element} \${rules[rule]}\`,
    source: { table: table.table, rows: [row] },
  });
  return 1;
}`,
  },
  {
    name: 'failText',
    code: `/** As {@link fail}; a value that is no text at all breaks the type instead. */
function failText(
  out: Findings | undefined,
  table: Table,
  element: string,
  rule: string,
  value: unknown,
  index?: number,
): 1 {
  return fail(out, table, element, isText(value) ? rule : 'type', index);
}`,
  },
  {
    name: 'failCondition',
    code: `/** Notes a broken conditional rule at the element that it asks for. */
function failCondition(out: Findings | undefined, table: Table, condition: string, element: string): 1 {
  const [rows, message] = table.conditions?.[condition] ?? [[], ''];
  out?.push({
    pointer: pointerTo(element),
    rule: \`\${table.shape}.condition.\${condition}\`,
    message,
    source: { table: table.table, rows },
  });
  return 1;
}`,
  },
  {
    name: 'failUnknown',
    code: `/** Notes an element that the table does not list, with the nearest one that it does. */
function failUnknown(out: Findings | undefined, table: Table, element: string): 1 {
  if (out) {
    const meant = nearest(element, Object.keys(table.rules));
    out.push({
      pointer: pointerTo(element),
      rule: \`\${table.shape}.unknown\`,
      message: \`\${table.shape} has no such element\${meant === undefined ? '' : \`; did you mean \\\`\${meant}\\\`?\`}\`,
      source: { table: table.table, rows: [] },
    });
  }
  return 1;
}`,
  },
  {
    name: 'notAnObject',
    code: `/** The one violation of a value that is no object, or that cannot be read. */
function notAnObject(table: Table): Violation[] {
  const { shape } = table;
  return [
    { pointer: '', rule: \`\${shape}.type\`, message: \`\${shape} must be an object\`, source: { table: table.table, rows: [] } },
  ];
}`,
  },
  {
    name: 'inside',
    code: `/** Turns the pointers of the last \`count\` findings into pointers from one level further out. */
function inside(out: { pointer: string }[] | undefined, count: number, element: string, index?: number): number {
  if (out && count > 0) {
    const prefix = pointerTo(element, index);
    for (let i = out.length - count; i < out.length; i++) {
      const found = out[i];
      if (found) found.pointer = prefix + found.pointer;
    }
  }
  return count;
}`,
  },
  {
    name: 'pointerTo',
    code: `/** JSON Pointer (RFC 6901) to an element, or to one entry of it. */
function pointerTo(element: string, index?: number): string {
  const key = /[~/]/.test(element) ? element.replaceAll('~', '~0').replaceAll('/', '~1') : element;
  return index === undefined ? \`/\${key}\` : \`/\${key}/\${index}\`;
}`,
  },
  {
    name: 'nearest',
    code: `/** The known name that a misspelt one most likely means: at most two letters in five differ. */
function nearest(word: string, names: readonly string[]): string | undefined {
  if (word.length > 64) return undefined;
  let best: string | undefined;
  let least = Infinity;
  for (const name of names) {
    const most = Math.max(1, Math.floor(name.length * 0.4));
    // As many letters as one is longer than the other differ at least.
    if (Math.abs(name.length - word.length) > most) continue;
    const found = distance(lowerCase(word), lowerCase(name));
    if (found < least && found <= most) {
      best = name;
      least = found;
    }
  }
  return best;
}`,
  },
  {
    name: 'distance',
    code: `/** Levenshtein distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const change = (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}`,
  },
  {
    name: 'lowerCase',
    code: `/** ASCII letters only, as in {@link upperCase}. */
function lowerCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}`,
  },
];
