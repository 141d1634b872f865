/**
 * Definitions that grow in one dimension at a time. `test/hostile/definitions.ts` doubles each up to its limits, and a
 * unit test compares two sizes of each.
 */

/** Files of a folder of definitions by name. */
export type Folder = Readonly<Record<string, string>>;

export interface Dimension {
  readonly name: string;
  /** The definitions at a size; the sizes are doubled from `from` on. */
  readonly folder: (size: number) => Folder;
  readonly from: number;
  /** Where a search ends even if nothing gives way. */
  readonly to: number;
  /** A size at which it, and twice of it, takes a moment only. */
  readonly quick: number;
}

/** Rows by the name of their element; what is not said is an optional String. */
type Rows = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
type Tables = Readonly<Record<string, Rows>>;

const rejections = Object.entries({
  invalidRequest: 400,
  unauthenticated: 401,
  notEligible: 403,
  notFound: 404,
  methodNotAllowed: 405,
  requestTimeout: 408,
  payloadTooLarge: 413,
  unsupportedMediaType: 415,
  internalError: 500,
  deadlineExceeded: 504,
}).map(([kind, status]) => [kind, { status, code: `LOCAL_${kind}`, message: 'The call was rejected.' }]);

/** Top level and tables in block style, one row a line, as people write it; JSON is YAML. */
function yaml(top: Readonly<Record<string, unknown>>, tables: Tables): string {
  const head = [
    ...Object.entries(top).flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${JSON.stringify(value)}`])),
    'shapes:',
    '',
  ];
  return (
    head.join('\n') +
    Object.entries(tables)
      .map(([name, elements]) => tableText(name, elements))
      .join('')
  );
}

function tableText(name: string, elements: Rows): string {
  const rows = Object.entries(elements).map(([element, row]) => {
    const full = { type: 'String', presence: 'O', description: `The element ${element}.`, ...row };
    return `      ${element}: ${JSON.stringify(full)}`;
  });
  const head = [`  ${name}:`, `    table: ${name} data objects`, `    description: The table ${name}.`, '    fields:'];
  return [...head, ...rows, ''].join('\n');
}

const common = yaml(
  {
    common: 'growing',
    api: { title: 'Growing API', version: '1', servers: ['/'], security: 'none' },
    response: { shape: 'Answer' },
    rejections: Object.fromEntries(rejections) as object,
  },
  { Answer: { done: { type: 'Boolean' } } },
);

/** An operation whose request is the first of some tables; `more` are further keys of the definition. */
function operation(tables: Tables, more: Readonly<Record<string, unknown>> = {}, name = 'grow'): string {
  const top = {
    operation: name,
    title: 'Grow',
    description: 'Grows.',
    tag: 'Growth',
    uses: 'common.spec.yaml',
    http: { method: 'POST', path: `/${name}` },
    request: {
      shape: Object.keys(tables)[0] ?? 'Table0',
      tolerances: { blank: 'absent', case: 'fold', unknown: 'drop' },
    },
    ...more,
  };
  return yaml(top, tables);
}

const folder = (tables: Tables, more?: Readonly<Record<string, unknown>>): Folder => ({
  'common.spec.yaml': common,
  'grow.spec.yaml': operation(tables, more),
});

/** Rules of a table of {@link ruledRows}; a table has two in turn. */
const usualRules: readonly Readonly<Record<string, unknown>>[] = [
  { exactlyOne: ['phone', 'mail'] },
  { order: ['from', 'to'] },
  { atLeastOne: ['phone', 'mail'] },
  { before: ['from', 'to'] },
  { together: ['from', 'to'] },
  { unique: 'tags' },
  { ascending: 'levels' },
  { sum: { array: 'levels', is: 'total' } },
  { atMostOne: ['phone', 'mail'] },
];

const ruledRows: Rows = {
  kind: { presence: 'M', enum: ['HOME', 'WORK', 'OTHER'] },
  phone: { format: 'e164' },
  mail: { format: 'email' },
  from: { type: 'Date', format: 'YYYY-MM-DD' },
  to: { type: 'Date', format: 'YYYY-MM-DD' },
  levels: { type: 'Numeric', array: true, minimum: 0 },
  total: { type: 'Numeric', minimum: 0 },
  tags: { array: { maxItems: 9 } },
};

/** A tree of tables of eight elements and a few that lead to others, with five rules for every three tables. */
function ruledTables(elements: number): string {
  const tables = Math.max(1, Math.round((elements * 60) / 500));
  return count(tables, (table) => {
    const parts = [2 * table + 1, 2 * table + 2].filter((child) => child < tables);
    const rows = {
      ...ruledRows,
      ...Object.fromEntries(parts.map((child) => [`part${child}`, { type: 'Object', shape: `Table${child}` }])),
    };
    const own = count(table % 3 === 2 ? 1 : 2, (index) => usualRules[(table * 2 + index) % usualRules.length]);
    return { rows, own, table };
  })
    .map(({ rows, own, table }) => `${tableText(`Table${table}`, rows)}    rules: ${JSON.stringify(own)}\n`)
    .join('');
}

/** An operation whose request has rules of the table as a whole. */
const ruled = (rows: Rows, rules: readonly unknown[]): Folder => ({
  'common.spec.yaml': common,
  'grow.spec.yaml': `${operation({ Root: rows })}    rules: ${JSON.stringify(rules)}\n`,
});

const count = <Value>(size: number, make: (index: number) => Value): Value[] =>
  Array.from({ length: size }, (_, index) => make(index));

const rowsOf = (size: number, make: (index: number) => Readonly<Record<string, unknown>>, prefix = 'e'): Rows =>
  Object.fromEntries(count(size, (index) => [`${prefix}${index}`, make(index)]));

/** Rows as pages have them: most are texts, some have an enum, bounds or a condition on a neighbour. */
function usualRow(index: number): Readonly<Record<string, unknown>> {
  const usual: readonly Readonly<Record<string, unknown>>[] = [
    { presence: 'M', enum: ['ACTIVE', 'SUSPENDED', 'CLOSED', 'PENDING', 'UNKNOWN'] },
    {},
    { presence: 'CM', unless: `e${index + 1}` },
    { presence: 'CM', unless: `e${index - 1}` },
    { type: 'Numeric', minimum: 0, maximum: 365 },
    { type: 'Boolean', default: false },
    { maxBytes: 60 },
    { type: 'Date', format: 'DDMMYYYY' },
    { presence: 'CM', when: { field: `e${index - 8}`, equals: 'ACTIVE' }, format: 'email' },
    { type: 'UUID' },
  ];
  return usual[index % usual.length] ?? {};
}

/** Tables of ten rows; each leads to some others. */
function usualTables(elements: number): Tables {
  const tables = Math.max(1, Math.round(elements / 10));
  const fan = 6;
  return Object.fromEntries(
    count(tables, (table) => {
      const nested = count(fan, (child) => table * fan + child + 1).filter((child) => child < tables);
      return [
        `Table${table}`,
        {
          ...rowsOf(10, usualRow),
          ...Object.fromEntries(
            nested.map((child) => [
              `part${child}`,
              { type: 'Object', shape: `Table${child}`, ...(child % 2 ? { array: true } : {}) },
            ]),
          ),
        },
      ];
    }),
  );
}

/** Sizes at which tests look at each dimension; left out: where the search begins. */
const quick: Readonly<Record<string, number>> = {
  'elements, as pages have them': 60,
  'tables with rules, as pages have them': 60,
  'elements of one table': 60,
  'tables side by side': 16,
  'tables that refer twice to the next': 16,
  'optional arrays that refer twice to the next': 16,
  'elements of one condition': 5,
  'minItems on three levels': 10,
  'levels of minItems 2': 16,
  minItems: 50_000,
  maxItems: 50_000,
  'maxItems of objects': 50_000,
  maxLength: 2 ** 40,
  maxBytes: 2 ** 49,
  operations: 2,
  readings: 60,
  'error codes': 60,
  'repetitions of a pattern': 2 ** 29,
};

const nest = (depth: number, inner: unknown, around: (inner: unknown) => unknown): unknown =>
  count(depth, () => 0).reduce<unknown>((value) => around(value), inner);

const all: readonly Omit<Dimension, 'quick'>[] = [
  { name: 'elements, as pages have them', from: 125, to: 2000, folder: (size) => folder(usualTables(size)) },
  {
    name: 'tables with rules, as pages have them',
    from: 125,
    to: 1000,
    folder: (size) => ({ 'common.spec.yaml': common, 'grow.spec.yaml': `${operation({})}${ruledTables(size)}` }),
  },
  { name: 'elements of one table', from: 125, to: 2000, folder: (size) => folder({ Root: rowsOf(size, usualRow) }) },
  {
    name: 'tables side by side',
    from: 32,
    to: 1024,
    folder: (size) =>
      folder({
        Root: rowsOf(size, (index) => ({ type: 'Object', shape: `Part${index}`, presence: 'M' })),
        ...Object.fromEntries(count(size, (index) => [`Part${index}`, rowsOf(3, () => ({ presence: 'M' }))])),
      }),
  },
  {
    name: 'tables inside each other',
    from: 8,
    to: 1024,
    folder: (size) =>
      folder(
        Object.fromEntries(
          count(size, (index) => [
            `Level${index}`,
            {
              name: { presence: 'M' },
              ...(index + 1 < size ? { next: { type: 'Object', presence: 'M', shape: `Level${index + 1}` } } : {}),
            },
          ]),
        ),
      ),
  },
  {
    name: 'tables that refer twice to the next',
    from: 8,
    to: 512,
    folder: (size) =>
      folder(
        Object.fromEntries(
          count(size, (index) => [
            `Level${index}`,
            index + 1 < size
              ? rowsOf(2, () => ({ type: 'Object', presence: 'M', shape: `Level${index + 1}` }))
              : rowsOf(2, () => ({ presence: 'M', default: 'a', reading: 'R1' })),
          ]),
        ),
        { readings: { R1: { inferred: 'Mandatory wins.' } } },
      ),
  },
  {
    name: 'optional arrays that refer twice to the next',
    from: 8,
    to: 512,
    folder: (size) =>
      folder(
        Object.fromEntries(
          count(size, (index) => [
            `Level${index}`,
            index + 1 < size
              ? rowsOf(2, () => ({ type: 'Object', array: true, shape: `Level${index + 1}` }))
              : rowsOf(2, () => ({ type: 'Boolean', default: false })),
          ]),
        ),
      ),
  },
  {
    name: 'values of an enum',
    from: 64,
    to: 8192,
    folder: (size) => folder({ Root: { a: { presence: 'M', enum: count(size, (index) => `VALUE_${index}`) } } }),
  },
  {
    name: 'values of an enum that a condition asks for',
    from: 64,
    to: 4096,
    folder: (size) =>
      folder({
        Root: {
          a: { presence: 'M', enum: count(size, (index) => `VALUE_${index}`) },
          b: { presence: 'CM', when: { field: 'a', in: count(size / 2, (index) => `VALUE_${index}`) } },
        },
      }),
  },
  {
    name: 'values of two enums that one condition asks for',
    from: 16,
    to: 2048,
    folder: (size) =>
      folder({
        Root: {
          a: { presence: 'M', enum: count(size, (index) => `VALUE_${index}`) },
          b: { presence: 'M', enum: count(size, (index) => `VALUE_${index}`) },
          c: {
            presence: 'CM',
            when: {
              all: [
                { field: 'a', equals: 'VALUE_1' },
                { field: 'b', equals: 'VALUE_2' },
              ],
            },
          },
        },
      }),
  },
  {
    name: 'values of an open text that a condition asks for',
    from: 64,
    to: 4096,
    folder: (size) =>
      folder({
        Root: {
          a: { presence: 'M' },
          b: { presence: 'CM', when: { field: 'a', in: count(size, (index) => `VALUE_${index}`) } },
        },
      }),
  },
  {
    name: 'aliases',
    from: 64,
    to: 4096,
    folder: (size) =>
      folder({
        Root: {
          a: {
            presence: 'M',
            enum: ['A'],
            aliases: Object.fromEntries(count(size, (index) => [`other-${index}`, 'A'])),
          },
        },
      }),
  },
  {
    name: 'keywords',
    from: 64,
    to: 4096,
    folder: (size) =>
      folder({ Root: { a: { type: 'UUID', presence: 'M', keywords: count(size, (index) => `word-${index}`) } } }),
  },
  {
    name: 'conditional rows on one enum',
    from: 16,
    to: 1024,
    folder: (size) =>
      folder({
        Root: {
          kind: { presence: 'M', enum: count(size, (index) => `KIND_${index}`) },
          ...rowsOf(size, (index) => ({ presence: 'CM', when: { field: 'kind', equals: `KIND_${index}` } })),
        },
      }),
  },
  {
    name: 'conditional rows in pairs',
    from: 16,
    to: 1024,
    folder: (size) =>
      folder({
        Root: rowsOf(size, (index) => ({ presence: 'CM', unless: `e${index % 2 ? index - 1 : index + 1}` })),
      }),
  },
  {
    name: 'rows that are forbidden or ignored',
    from: 16,
    to: 1024,
    folder: (size) =>
      folder({
        Root: {
          kind: { presence: 'M', enum: ['A', 'B', 'C'] },
          ...rowsOf(size, (index) => ({
            presence: 'CM',
            when: { field: 'kind', equals: 'A' },
            [index % 2 ? 'forbidden' : 'ignored']: { field: 'kind', equals: 'B' },
          })),
        },
      }),
  },
  {
    name: 'conditions on a row each',
    from: 25,
    to: 1600,
    folder: (size) =>
      folder({
        Root: { ...rowsOf(size, () => ({})), ...rowsOf(size, (index) => ({ presence: 'CM', when: `e${index}` }), 'f') },
      }),
  },
  {
    name: 'a chain of conditions, each on the row before',
    from: 25,
    to: 1600,
    folder: (size) =>
      folder({
        Root: rowsOf(size, (index) => (index === 0 ? {} : { presence: 'CM', when: `e${index - 1}` })),
      }),
  },
  {
    name: 'a ring of conditions',
    from: 4,
    to: 512,
    folder: (size) => folder({ Root: rowsOf(size, (index) => ({ presence: 'CM', when: `e${(index + 1) % size}` })) }),
  },
  {
    name: 'elements of one condition',
    from: 4,
    to: 512,
    folder: (size) =>
      folder({
        Root: {
          ...rowsOf(size, () => ({})),
          name: { presence: 'CM', when: { any: count(size, (index) => `e${index}`) } },
        },
      }),
  },
  {
    name: 'elements of which one has to be given',
    from: 4,
    to: 512,
    folder: (size) =>
      folder({
        Root: rowsOf(size, (index) => ({
          presence: 'CM',
          unless: { any: count(size, (other) => `e${other}`).filter((_, other) => other !== index) },
        })),
      }),
  },
  {
    name: 'elements of a rule of the table',
    from: 32,
    to: 256,
    folder: (size) =>
      ruled(
        rowsOf(size, () => ({ presence: 'CM' })),
        [{ exactlyOne: count(size, (index) => `e${index}`) }],
      ),
  },
  {
    name: 'rules of the table',
    from: 32,
    to: 256,
    folder: (size) =>
      ruled(
        rowsOf(size + 1, () => ({ type: 'Numeric' })),
        count(size, (index) =>
          index % 2 === 0 ? { before: [`e${index}`, `e${index + 1}`] } : { atMostOne: [`e${index}`, `e${index + 1}`] },
        ),
      ),
  },
  {
    name: 'depth of a condition',
    from: 4,
    to: 256,
    folder: (size) =>
      folder({ Root: { a: {}, b: { presence: 'CM', when: nest(size, 'a', (inner) => ({ not: inner })) } } }),
  },
  {
    name: 'dependent ranges',
    from: 16,
    to: 1024,
    folder: (size) =>
      folder({
        Root: {
          kind: { presence: 'M', enum: count(size, (index) => `KIND_${index}`) },
          days: {
            type: 'Numeric',
            ranges: count(size, (index) => ({
              when: { field: 'kind', equals: `KIND_${index}` },
              minimum: 1,
              maximum: 7 + index,
            })),
          },
        },
      }),
  },
  {
    name: 'readings',
    from: 125,
    to: 8000,
    folder: (size) =>
      folder(
        { Root: rowsOf(10, () => ({ reading: count(size, (index) => `R${index}`) })) },
        { readings: Object.fromEntries(count(size, (index) => [`R${index}`, { stated: `Statement ${index}.` }])) },
      ),
  },
  {
    name: 'readings that nothing refers to',
    from: 125,
    to: 8000,
    folder: (size) =>
      folder(
        { Root: rowsOf(10, () => ({})) },
        { readings: Object.fromEntries(count(size, (index) => [`R${index}`, { stated: `Statement ${index}.` }])) },
      ),
  },
  {
    name: 'examples',
    from: 32,
    to: 2048,
    folder: (size) =>
      folder(
        { Root: rowsOf(10, () => ({})) },
        {
          examples: count(size, (index) => ({
            name: `example-${index}`,
            title: `Example ${index}`,
            message: 'request',
            canonical: 'good',
            value: { e0: 'a', e1: 'b' },
          })),
        },
      ),
  },
  {
    name: 'entries of an example',
    from: 256,
    to: 16384,
    folder: (size) =>
      folder(
        { Root: { list: { type: 'Object', array: true, shape: 'Entry' } }, Entry: rowsOf(3, () => ({})) },
        {
          examples: [
            {
              name: 'large',
              title: 'A large one',
              message: 'request',
              canonical: 'good',
              value: { list: count(size, () => ({ e0: 'a', e1: 'b' })) },
            },
          ],
        },
      ),
  },
  {
    name: 'unknown elements of a bad example',
    from: 256,
    to: 16384,
    folder: (size) =>
      folder(
        { Root: rowsOf(10, () => ({})) },
        {
          examples: [
            {
              name: 'strange',
              title: 'A strange one',
              message: 'request',
              canonical: 'good',
              value: Object.fromEntries(count(size, (index) => [`unknown${index}`, 'a'])),
            },
          ],
        },
      ),
  },
  {
    name: 'groups of a pattern inside each other',
    from: 8,
    to: 16384,
    folder: (size) => folder({ Root: { a: { pattern: `^${'('.repeat(size)}a${')'.repeat(size)}$` } } }),
  },
  {
    name: 'alternatives of a pattern',
    from: 8,
    to: 16384,
    folder: (size) => folder({ Root: { a: { pattern: `^(?:${count(size, (index) => `word${index}`).join('|')})$` } } }),
  },
  {
    name: 'repetitions of a pattern',
    from: 8,
    to: 1 << 30,
    folder: (size) => folder({ Root: { a: { presence: 'M', pattern: `^[A-Z]{${size}}$` } } }),
  },
  {
    name: 'repetitions of a pattern inside each other',
    from: 1,
    to: 64,
    folder: (size) =>
      folder({
        Root: { a: { presence: 'M', pattern: `^${nest(size, 'a', (inner) => `(?:${String(inner)}){10}`)}$` } },
      }),
  },
  {
    name: 'patterns',
    from: 8,
    to: 512,
    folder: (size) =>
      folder({ Root: rowsOf(size, (index) => ({ pattern: `^[A-Z]{2}[0-9]{${(index % 20) + 1},30}x${index}$` })) }),
  },
  {
    name: 'length of a description',
    from: 4096,
    to: 4 << 20,
    folder: (size) => folder({ Root: { a: { description: 'The word and another one. '.repeat(size / 26) } } }),
  },
  {
    name: 'length of a word in a description',
    from: 4096,
    to: 4 << 20,
    folder: (size) => folder({ Root: { a: { description: 'x'.repeat(size) } } }),
  },
  {
    name: 'marks in a description',
    from: 4096,
    to: 4 << 20,
    folder: (size) => folder({ Root: { a: { description: '*_`[<{|'.repeat(size / 7) } } }),
  },
  {
    name: 'length of an enum value',
    from: 4096,
    to: 1 << 20,
    folder: (size) => folder({ Root: { a: { presence: 'M', enum: ['x'.repeat(size), 'y'] } } }),
  },
  {
    name: 'minItems',
    from: 8,
    to: 1 << 30,
    folder: (size) => folder({ Root: { list: { presence: 'M', array: { minItems: size } } } }),
  },
  {
    name: 'maxItems',
    from: 8,
    to: 1 << 30,
    folder: (size) => folder({ Root: { list: { presence: 'M', array: { maxItems: size } } } }),
  },
  {
    name: 'maxItems of objects',
    from: 8,
    to: 1 << 30,
    folder: (size) =>
      folder({
        Root: { list: { presence: 'M', type: 'Object', shape: 'Entry', array: { maxItems: size } } },
        Entry: rowsOf(4, () => ({ presence: 'M' })),
      }),
  },
  {
    name: 'minItems on three levels',
    from: 2,
    to: 1 << 20,
    folder: (size) => {
      const level = (shape: string): Rows => ({
        list: { presence: 'M', type: 'Object', shape, array: { minItems: size } },
      });
      return folder({ Root: level('Two'), Two: level('Three'), Three: level('Four'), Four: { a: { presence: 'M' } } });
    },
  },
  {
    name: 'levels of minItems 2',
    from: 2,
    to: 256,
    folder: (size) =>
      folder(
        Object.fromEntries(
          count(size, (index) => [
            `Level${index}`,
            index + 1 < size
              ? { list: { type: 'Object', presence: 'M', shape: `Level${index + 1}`, array: { minItems: 2 } } }
              : { a: { presence: 'M' } },
          ]),
        ),
      ),
  },
  {
    name: 'maxLength',
    from: 64,
    to: 2 ** 50,
    folder: (size) => folder({ Root: { a: { presence: 'M', maxLength: size } } }),
  },
  {
    name: 'maxBytes',
    from: 64,
    to: 2 ** 50,
    folder: (size) => folder({ Root: { a: { presence: 'M', maxBytes: size } } }),
  },
  {
    name: 'bounds of numbers',
    from: 64,
    to: 2 ** 50,
    folder: (size) => folder({ Root: { a: { type: 'Numeric', presence: 'M', minimum: -size, maximum: size } } }),
  },
  {
    name: 'parameters',
    from: 16,
    to: 1024,
    folder: (size) =>
      folder(
        { Root: rowsOf(2, () => ({})) },
        {
          http: {
            method: 'POST',
            path: `/grow${count(size, (index) => `/{p${index}}`).join('')}`,
            parameters: Object.fromEntries(
              count(size, (index) => [
                `p${index}`,
                { in: 'path', type: 'String', presence: 'M', description: 'A part.' },
              ]),
            ),
          },
        },
      ),
  },
  {
    name: 'error codes',
    from: 125,
    to: 4000,
    folder: (size) =>
      folder(
        { Root: rowsOf(2, () => ({})) },
        {
          errors: Object.fromEntries(
            count(size, (index) => [`CODE_${index}`, { status: 400 + (index % 100), message: `Failure ${index}.` }]),
          ),
        },
      ),
  },
  {
    name: 'elements of the envelope',
    from: 1,
    to: 64,
    folder: (size) =>
      folder(
        {
          Root: rowsOf(2, () => ({})),
          Reply: {
            code: {},
            text: {},
            ...rowsOf(size, () => ({ type: 'Object', shape: 'Content' })),
          },
          Content: rowsOf(2, () => ({ presence: 'M' })),
        },
        {
          response: {
            shape: 'Reply',
            envelope: {
              errorCode: 'code',
              errorMessage: 'text',
              payload: count(size, (index) => `e${index}`),
              empty: { written: '', read: ['', [], {}, null] },
            },
          },
        },
      ),
  },
  {
    name: 'operations',
    from: 4,
    to: 64,
    folder: (size) => ({
      'common.spec.yaml': common,
      ...Object.fromEntries(
        count(size, (index) => [
          `grow${index}.spec.yaml`,
          operation({ Root: rowsOf(10, usualRow) }, {}, `grow${index}`),
        ]),
      ),
    }),
  },
  {
    name: 'unknown keys of a definition',
    from: 250,
    to: 16000,
    folder: (size) => folder({ Root: { a: Object.fromEntries(count(size, (index) => [`unknown${index}`, 'a'])) } }),
  },
  {
    name: 'rows with a mistake',
    from: 125,
    to: 4000,
    folder: (size) => folder({ Root: rowsOf(size, () => ({ presense: 'M', minimum: 'a', enum: 7 })) }),
  },
  {
    name: 'conditions that name nothing',
    from: 125,
    to: 4000,
    folder: (size) => folder({ Root: rowsOf(size, () => ({ presence: 'CM', when: 'e' })) }),
  },
  {
    name: 'size of a definition',
    from: 1 << 16,
    to: 8 << 20,
    folder: (size) => ({ 'common.spec.yaml': common, 'grow.spec.yaml': `# ${'c'.repeat(78)}\n`.repeat(size / 80) }),
  },
  {
    name: 'brackets inside each other',
    from: 8,
    to: 1 << 19,
    folder: (size) => ({ 'common.spec.yaml': common, 'grow.spec.yaml': `a: ${'['.repeat(size)}` }),
  },
  {
    name: 'keys inside each other',
    from: 8,
    to: 512,
    folder: (size) => ({
      'common.spec.yaml': common,
      'grow.spec.yaml': count(size, (index) => `${' '.repeat(index)}a:`).join('\n'),
    }),
  },
  {
    name: 'YAML aliases of aliases',
    from: 4,
    to: 1024,
    folder: (size) => ({
      'common.spec.yaml': common,
      'grow.spec.yaml': [
        'a0: &a0 [x, x]',
        ...count(size, (index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}, *a${index}]`),
      ].join('\n'),
    }),
  },
];

export const dimensions: readonly Dimension[] = all.map((one) => ({ ...one, quick: quick[one.name] ?? one.from }));
