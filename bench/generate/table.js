/**
 * The table and the goals, from figures alone. A figure is a number, or `{ over }` milliseconds at which a process was
 * ended, or `{ failed }` with the reason; one that was not taken is missing.
 */
export const rows = {
  cold: 'cold',
  unchanged: 'unchanged',
  check: 'check',
  changed: 'one changed',
  watch: 'save to written',
};

export function tableOf({ size, bare, tools }) {
  const asked = Object.keys(rows).filter((row) => Object.values(tools).some((figures) => figures[row] !== undefined));
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [
    line([`N = ${size}`, ...asked.map((row) => rows[row]), 'peak, MiB', 'files', 'KB written']),
    line(['---', ...Array(asked.length + 3).fill('---:')]),
    line(['bare Node', seconds(bare), ...Array(asked.length + 2).fill('')]),
    ...Object.entries(tools).map(([name, { peak, files, bytes, ...times }]) =>
      line([
        name,
        ...asked.map((row) => cell(times[row], bare)),
        isNumber(peak) ? peak.toFixed(0) : '',
        files ?? '',
        bytes === undefined ? '' : (bytes / 1000).toFixed(0),
      ]),
    ),
  ].join('\n');
}

/** Seconds, and how many bare starts of Node they are. */
function cell(figure, bare) {
  if (figure === undefined) return '';
  if (figure.failed !== undefined) return 'failed';
  if (figure.over !== undefined) return `over ${figure.over / 1000}`;
  return `${seconds(figure)} (${(figure / bare).toFixed(figure < 10 * bare ? 1 : 0)})`;
}

const seconds = (ms) => (ms / 1000).toFixed(ms < 1000 ? 3 : ms < 10_000 ? 2 : 1);
const isNumber = (value) => typeof value === 'number';
const OURS = 'specwright';

/** Every goal with a verdict: `met`, `NOT met` or `not measured`. `bySize` has what `tableOf` takes, by size. */
export function goalsOf(bySize) {
  const figure = (size, tool, row) => bySize[size]?.tools[tool]?.[row];
  const ours = (size, row) => figure(size, OURS, row);
  const peer = (size, name) => ({
    goal: `cold, N=${size}: no slower than ${name}`,
    ...within(ours(size, 'cold'), figure(size, name, 'cold'), `of ${name}`),
  });
  const limit = (goal, size, row, ms, of = 'of the limit') => ({ goal, ...within(ours(size, row), ms, of) });
  const bare = bySize[1000]?.bare;
  const idle = bare === undefined ? undefined : 2 * bare + 100;
  return [
    peer(1, 'Orval'),
    peer(10, 'Hey API'),
    peer(100, 'Hey API'),
    peer(1000, 'Hey API'),
    {
      goal: 'N=1000: at most 1 GiB',
      ...within(ours(1000, 'peak'), 1024, 'of the limit', (mib) => `${mib.toFixed(0)} MiB`),
    },
    limit('generate, unchanged, N=1000: at most two bare Node starts and 0.1 s', 1000, 'unchanged', idle),
    limit('check, unchanged, N=1000: at most two bare Node starts and 0.1 s', 1000, 'check', idle),
    limit('one of 1000 changed: at most 0.5 s', 1000, 'changed', 500),
    limit('save to written, N=1: at most 0.1 s', 1, 'watch', 100),
    limit('save to written, N=1000: at most 0.3 s', 1000, 'watch', 300),
  ];
}

/** A comparison with what it was made of. */
function within(ours, theirs, of, print = (ms) => `${seconds(ms)} s`) {
  const unusable = [ours, theirs].find((one) => one === undefined || one.failed !== undefined);
  if (unusable !== undefined || ours === undefined || theirs === undefined)
    return { verdict: 'not measured', found: unusable?.failed ?? 'no figure' };
  if (ours.over !== undefined)
    return { verdict: theirs.over === undefined ? 'NOT met' : 'not measured', found: `over ${print(ours.over)}` };
  if (theirs.over !== undefined)
    return { verdict: 'met', found: `${print(ours)}, and ${of.slice(3)} over ${print(theirs.over)}` };
  return {
    verdict: ours <= theirs ? 'met' : 'NOT met',
    found: `${(ours / theirs).toFixed(2)} ${of} (${print(ours)}, ${print(theirs)})`,
  };
}
