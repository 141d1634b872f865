/** Rows of the table: what is tried, with what, and what comes of it. */

/**
 * @param {string} what is tried
 * @param {string} on what it is tried
 * @param check gives the text of the result; throws if the row fails
 */
export async function row(what, on, check) {
  process.stderr.write(`${what} (${on}) … `);
  try {
    const result = (await check()) ?? 'works';
    process.stderr.write(`${result}\n`);
    return { what, on, result };
  } catch (error) {
    process.stderr.write('FAILS\n');
    return { what, on, result: '**fails**', failure: error instanceof Error ? error.message : String(error) };
  }
}

export function assert(holds, otherwise) {
  if (!holds) throw new Error(otherwise);
}

/** What is not tried, and why. */
export const skipped = (what, on, why) => ({ what, on, result: `not tried: ${why}` });

/** The results of tasks of which two run at once. */
export async function inPairs(tasks) {
  const results = [];
  const left = [...tasks.entries()];
  const work = async () => {
    for (let next = left.shift(); next; next = left.shift()) results[next[0]] = await next[1]();
  };
  await Promise.all([work(), work()]);
  return results;
}

/** A table of Markdown. */
export function table(parts) {
  return tableOf(parts.flatMap(({ name, rows }) => rows.map(({ what, on, result }) => ({ name, what, on, result }))));
}

/** The table with the parts that ran in the place of those that it has, in the order of all parts. */
export function updated(text, parts, names) {
  const rows = (name) =>
    parts.find((part) => part.name === name)?.rows ?? rowsIn(text).filter((row) => row.name === name);
  return table(names.map((name) => ({ name, rows: rows(name) })));
}

/** The rows of a table that this module has printed. */
function rowsIn(text) {
  let last = '';
  const lines = text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2);
  return lines.map((line) => {
    const [name, what, on, result] = line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim());
    last = name || last;
    return { name: last, what, on, result };
  });
}

function tableOf(rows) {
  const cells = rows.map(({ name, what, on, result }, index) => [
    rows[index - 1]?.name === name ? '' : name,
    what,
    on,
    result,
  ]);
  const head = ['', 'what is tried', 'with', 'result'];
  const widths = head.map((title, index) => Math.max(title.length, ...cells.map((cell) => cell[index].length), 3));
  const line = (cell) => `| ${cell.map((text, index) => text.padEnd(widths[index])).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...cells.map(line)].join('\n');
}
