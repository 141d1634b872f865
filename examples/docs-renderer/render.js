/** Prints a docs.json as one page of Markdown: `node render.js docs.json > page.md`. It reads nothing else and needs Node alone. */
import { readFileSync } from 'node:fs';
import { argv, exit, stderr, stdout } from 'node:process';

/**
 * @typedef {import('specwright/docs').Docs} Docs
 * @typedef {import('specwright/docs').Message} Message
 * @typedef {import('specwright/docs').Table} Table
 * @typedef {import('specwright/docs').Row} Row
 * @typedef {import('specwright/docs').ReadingReference} ReadingReference
 */

// Text, whatever it contains

/** What GitHub's Markdown could take for something else: marks, a list or heading at the start of a line, an address. */
const special = /[\\`*_[\]<>~|&$@#]|:(?=\S)|^[-+=]|(?<=^\d+)[.)]|(?<=www)\./gi;
/** @param {string} value */
const text = (value) => value.trim().replace(/\s+/g, ' ').replace(special, '\\$&');

/**
 * The fence is longer than any in the text.
 *
 * @param {string} value
 */
function code(value) {
  const longest = Math.max(0, ...Array.from(value.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = /^[` ]|[` ]$|^$/.test(value) ? ' ' : '';
  return `${fence}${space}${value.replace(/\s/g, ' ')}${space}${fence}`;
}
/**
 * A bar ends a cell of a table even between backticks.
 *
 * @param {string} value
 */
const cellCode = (value) => (value.includes('|') ? `<code>${text(value)}</code>` : code(value));
/**
 * On one line: texts in JSON have no ends of lines.
 *
 * @param {unknown} value
 */
const json = (value) => (value === null ? '–' : cellCode(JSON.stringify(value, null, 1).replace(/\n */g, ' ')));

/** @param {string} anchor */
const place = (anchor) => `<a id="${anchor}"></a>`;
/**
 * @param {string} label
 * @param {string} anchor
 */
const link = (label, anchor) => `[${label}](#${anchor})`;
/**
 * Links to the readings that something rests on.
 *
 * @param {readonly ReadingReference[]} readings
 */
const links = (readings) =>
  readings.map(({ id, inferred, anchor }) => link(text(id) + (inferred ? ' (inferred)' : ''), anchor));
/**
 * The readings that something rests on, behind it.
 *
 * @param {readonly ReadingReference[]} readings
 */
const refs = (readings) =>
  links(readings)
    .map((one) => ` ${one}`)
    .join('');
/**
 * Nothing when there is no such text.
 *
 * @param {string} before
 * @param {string | null} value
 */
const said = (before, value) => (value === null ? [] : [`${before} ${text(value)}`]);

// Blocks: each a text, or nothing where there is nothing to say

/** @param {readonly string[]} items */
const list = (items) => items.map((item) => `- ${item}`).join('\n');
/**
 * @param {readonly string[]} columns
 * @param {readonly (readonly (string | number)[])[]} rows
 */
function table(columns, rows) {
  if (rows.length === 0) return '';
  return [columns, columns.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
/**
 * Nothing when there is nothing below the title.
 *
 * @param {string} title
 * @param {readonly string[]} blocks
 */
const titled = (title, blocks) => (blocks.some(Boolean) ? [title, ...blocks] : []);

/** @param {Row} row */
function typeOf({ type, isArray, object }) {
  return `${isArray ? 'Array of ' : ''}${object ? link(text(type), object.anchor) : text(type)}`;
}

/** @param {Row} row */
function defaultOf({ defaults, default: last, fillsDefault }) {
  const words = defaults.map(({ value, when }) => `${cellCode(value)} when ${text(when)}`);
  if (last !== null) words.push(`${words.length > 0 ? 'otherwise ' : ''}${cellCode(last)}`);
  return words.length === 0 ? [] : [`Default: ${words.join(', ')}${fillsDefault ? '.' : ', never filled in.'}`];
}

/** @param {Row} row */
function descriptionOf(row) {
  const sentences = [
    ...said('**Deprecated:**', row.deprecated),
    ...(row.future ? ['**Future feature.**'] : []),
    text(row.description),
    ...(row.values.length === 0 ? [] : [`One of ${row.values.map(cellCode).join(', ')}.`]),
    ...defaultOf(row),
    ...row.notes.map(text),
    ...row.aliases.map(({ alias, value }) => `The wire form reads ${cellCode(alias)} as ${cellCode(value)}.`),
  ];
  return sentences.join(' ') + refs(row.readings);
}

/** @param {Table} table */
function tableBlocks({ heading, anchor, description, rows, conditions }) {
  return [
    `### ${text(heading)} ${place(anchor)}`,
    text(description),
    table(
      ['Element', 'Type', 'M/O/CM', 'Description'],
      rows.map((row) => [
        `${place(row.anchor)} ${cellCode(row.element)}`,
        typeOf(row),
        text(row.presence),
        descriptionOf(row),
      ]),
    ),
    table(
      ['Condition', 'Rule', 'Keeps it', 'Breaks it'],
      conditions.map(({ sentence, id, keeps, breaks }) => [text(sentence), cellCode(id), json(keeps), json(breaks)]),
    ),
  ];
}

/** @param {Message} message */
function messageBlocks({ heading, outcomes, tolerances, readings, tables }) {
  return [
    `## ${text(heading)}`,
    list([
      ...outcomes.map(text),
      ...tolerances.map((one) => `Wire form: ${text(one)}`),
      ...(readings.length === 0 ? [] : [`Readings: ${links(readings).join(', ')}`]),
    ]),
    ...tables.flatMap(tableBlocks),
  ];
}

/** @param {Docs} docs */
function errorBlocks({ statuses, errors, rejections }) {
  /** @param {{ code: string, status: number, message: string, readings?: readonly ReadingReference[] }} one */
  const answer = (one) => [cellCode(one.code), one.status, text(one.message) + refs(one.readings ?? [])];
  return titled('## Error codes', [
    ...statuses.map(text),
    ...titled('Codes of the vendor:', [
      table(
        ['Code', 'Status', 'Message', 'May be retried'],
        errors.map((one) => [...answer(one), one.retry ? 'yes' : 'no']),
      ),
    ]),
    ...titled('Codes with which a server rejects a request without calling a handler:', [
      table(['Code', 'Status', 'Message'], rejections.map(answer)),
    ]),
  ]);
}

/** @param {Docs} docs */
function exampleBlocks({ examples }) {
  return titled('## Examples', [
    table(
      ['Example', 'Message', 'Canonical form', 'Wire form'],
      examples.map((one) => [`${cellCode(one.name)}: ${text(one.title)}`, text(one.role), one.canonical, one.wire]),
    ),
    ...examples.flatMap(({ title, value }) => [
      `### ${text(title)}`,
      `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``,
    ]),
  ]);
}

/** @param {Docs} docs */
function readingBlocks({ readings }) {
  return titled('## Readings', [
    table(
      ['Reading', 'Interpretation', 'Elements'],
      readings.map((reading) => [
        `${place(reading.anchor)} ${text(reading.id)}`,
        [
          ...said('Stated:', reading.stated),
          ...said('From the examples:', reading.example),
          ...said('**Inferred:**', reading.inferred),
        ].join(' '),
        reading.elements.map(({ element, anchor }) => link(text(element), anchor)).join(', '),
      ]),
    ),
  ]);
}

const [path] = argv.slice(2);
/** @type {Docs} */
const docs = path === undefined ? {} : JSON.parse(readFileSync(path, 'utf8'));
// Keys that a later specwright adds to the version are of no concern here.
if (docs.version !== 2) {
  stderr.write('usage: node render.js <docs.json of version 2>\n');
  exit(1);
}
const { title, endpoint, description, eligibility, security, apiReadings, messages } = docs;
const blocks = [
  `# ${text(title)}`,
  code(endpoint),
  text(description),
  list([
    ...(eligibility ? [`Who may call: ${text(eligibility.rule)}${refs(eligibility.readings)}`] : []),
    text(security) + refs(apiReadings),
    'M means mandatory, O optional, and CM mandatory under a condition.',
    'The canonical form is what a careful sender sends; the wire form is what a receiver accepts.',
  ]),
  ...messages.flatMap(messageBlocks),
  ...errorBlocks(docs),
  ...exampleBlocks(docs),
  ...readingBlocks(docs),
];
stdout.write(`${blocks.filter(Boolean).join('\n\n')}\n`);
