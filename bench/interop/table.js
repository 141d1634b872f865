/** The results as tables of Markdown. */

export function toolTable(rows) {
  const found = new Set(rows.flatMap(({ kept }) => [...kept.keys()]));
  const groups = [...[...found].filter((group) => !summed.includes(group)), ...summed];
  const cells = rows.map(({ tool, version, kept, passed, refused }) => [
    tool.name,
    version,
    ...groups.map((group) => {
      const sum = kept.get(group);
      return sum ? `${sum.kept} of ${sum.all}` : '';
    }),
    String(refused.size),
    [...passed].map(([kind, count]) => `${kind} ${count}`).join(', ') || '0',
  ]);
  return table(['tool', 'version', ...groups, 'false rejects', 'false accepts besides'], cells);
}

const summed = ['answers', 'wire'];

/** Why a tool takes or refuses what it should not, each reason with the tools that it is true of. */
export function whyLists(rows) {
  const byReason = new Map();
  for (const { tool, reasons } of rows)
    for (const reason of reasons) byReason.set(reason, [...(byReason.get(reason) ?? []), tool.name]);
  return [...byReason].map(([reason, names]) => `- ${reason} (${names.join('; ')})`).join('\n');
}

export function documentTable(looks) {
  const cells = looks.map(({ tool, version, problems }) => [tool.name, version, tool.does, String(problems.length)]);
  return table(['tool', 'version', 'what it does', 'errors and warnings'], cells);
}

function table(head, rows) {
  const widths = head.map((title, column) => Math.max(...[head, ...rows].map((row) => row[column].length)));
  const line = (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)].join('\n');
}
