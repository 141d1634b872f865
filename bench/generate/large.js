/**
 * `node bench/generate/large.js FOLDER [ELEMENTS]`: writes a definition as large as a page gets, by default 500 elements in 60
 * tables with 100 rules of tables, and the common definition that it uses. Other numbers of elements keep the proportions.
 */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the tables are about, in turn: each has seven elements, and two rules at most. */
const topics = [
  {
    name: 'Party',
    rows: [
      'kind: { type: String, presence: M, enum: [PERSON, FIRM, GROUP], description: Who it is. }',
      'fullName: { type: String, presence: M, maxLength: 60, description: The name in full. }',
      'taxNumber: { type: String, presence: CM, when: { field: kind, equals: FIRM }, otherwise: ignored, pattern: "^[0-9]{5,11}$", description: The tax number of a firm. }',
      'email: { type: String, presence: O, format: email, description: Where letters go. }',
      'phone: { type: String, presence: O, format: e164, description: Where calls go. }',
      'isActive: { type: Boolean, presence: O, default: true, description: Whether it may be used. }',
      'tags: { type: String, presence: O, array: { maxItems: 5 }, maxLength: 20, description: Words to find it by. }',
    ],
    rules: ['atLeastOne: [email, phone]', 'unique: tags'],
  },
  {
    name: 'Period',
    rows: [
      'unit: { type: String, presence: M, enum: [WEEKLY, MONTHLY], description: How often it starts anew. }',
      'startDate: { type: Date, format: YYYY-MM-DD, presence: M, description: The first day. }',
      'endDate: { type: Date, format: YYYY-MM-DD, presence: O, description: The last day. }',
      'day: { type: Numeric, presence: CM, when: { field: unit, equals: WEEKLY }, minimum: 1, maximum: 28, values: [{ when: { field: unit, equals: WEEKLY }, maximum: 7 }], description: The day on which it starts. }',
      'calendar: { type: String, presence: O, maxBytes: 40, description: The calendar that it follows. }',
      'code: { type: String, presence: O, pattern: "^[A-Z]{2}[0-9]{4}$", description: The code of the period. }',
      'thresholds: { type: Numeric, presence: O, array: { maxItems: 6 }, minimum: 1, maximum: 100, description: When to tell. }',
    ],
    rules: ['order: [startDate, endDate]', 'ascending: thresholds'],
  },
  {
    name: 'Price',
    rows: [
      'method: { type: String, presence: M, enum: [CARD, CASH, BILL], description: How it is paid. }',
      'currency: { type: String, presence: M, format: currency, description: The currency. }',
      'net: { type: Decimal, presence: M, minimum: 0, decimals: 2, description: The price without tax. }',
      'gross: { type: Decimal, presence: M, minimum: 0, decimals: 2, description: The price with tax. }',
      'orderId: { type: UUID, presence: O, description: The order that it belongs to. }',
      'contractId: { type: UUID, presence: O, description: The contract that it belongs to. }',
      'card: { type: String, presence: CM, when: { field: method, equals: CARD }, forbidden: { field: method, equals: CASH }, maxLength: 19, description: The number of the card. }',
    ],
    rules: ['exactlyOne: [orderId, contractId]', 'order: [net, gross]'],
  },
];

/** Tables of the response are every fourth one; a table refers to up to four others. */
export function large(elements = 500) {
  const tables = Math.round(elements * 0.12);
  const rules = Math.round(elements * 0.2);
  const all = Array.from({ length: tables }, (_, index) => {
    const topic = topics[index % topics.length];
    const tree = index % 4 === 3 ? 'Content' : 'Request';
    const notes = share(elements - (topic.rows.length + 1) * tables + 2, tables, index);
    return {
      topic,
      tree,
      name: `${tree}${topic.name}${index}`,
      rows: topic.rows.concat(note.slice(0, notes)),
      rules: topic.rules.slice(0, share(rules, tables, index)),
    };
  });
  for (const tree of ['Request', 'Content']) {
    const own = all.filter((table) => table.tree === tree);
    own[0].name = tree;
    own.slice(1).forEach(({ name, topic }, index) => {
      const array = index % 4 === 3 ? ', array: { maxItems: 9 }' : '';
      const row = `{ type: Object, presence: ${index % 2 === 0 ? 'O' : 'M'}, shape: ${name}${array}, description: The ${topic.name.toLowerCase()}. }`;
      own[Math.floor(index / 4)].rows.push(`${lowerFirst(name)}: ${row}`);
    });
  }
  return head + all.map(tableOf).join('\n');
}

const note = ['note: { type: String, presence: O, maxLength: 200, description: What else there is to say. }'];

/** Of so many, as evenly as possible, how many the table with this index has. */
const share = (count, tables, index) =>
  Math.floor(((index + 1) * count) / tables) - Math.floor((index * count) / tables);

const lowerFirst = (name) => name[0].toLowerCase() + name.slice(1);

const head = `operation: keep-everything
title: Keep Everything
description: Keeps all that there is to know.
tag: Large
uses: common.spec.yaml
http: { method: POST, path: /api/v2/everything }
eligibility: { rule: Everyone may call it. }
request: { shape: Request, tolerances: { blank: absent, case: fold, unknown: drop } }

shapes:
`;

const tableOf = ({ name, topic, rows, rules }) => `  ${name}:
    table: ${name} data objects
    description: A ${topic.name.toLowerCase()}.
    fields:
${rows.map((row) => `      ${row}\n`).join('')}${
  rules.length === 0 ? '' : `    rules:\n${rules.map((rule) => `      - ${rule}\n`).join('')}`
}`;

const [folder, elements] = process.argv.slice(2);
mkdirSync(join(folder, 'definitions'), { recursive: true });
writeFileSync(join(folder, 'package.json'), '{ "name": "large", "private": true, "type": "module" }\n');
for (const name of ['common.spec.yaml', 'definition.schema.json'])
  copyFileSync(new URL(`../../definitions/${name}`, import.meta.url), join(folder, 'definitions', name));
writeFileSync(join(folder, 'definitions/keep-everything.spec.yaml'), large(elements && Number(elements)));
