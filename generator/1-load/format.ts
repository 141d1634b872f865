/** The definition format, key by key: the one description from which the check and the editor's schema are made. */
import {
  type Grammar,
  hasKey,
  isListPiece,
  isMapPiece,
  isScalarPiece,
  type Lazy,
  type NameRule,
  type ObjectGrammar,
} from './grammar.js';

const operationName: NameRule = {
  pattern: /^(?=.{1,64}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
  rule: 'it becomes a folder, so it is at most 64 lower-case letters, digits and single hyphens, and no name that Windows reserves',
  refused: ['con', 'prn', 'aux', 'nul', ...[1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((n) => [`com${n}`, `lpt${n}`]), 'dist'],
};
const shapeName: NameRule = {
  pattern: /^[A-Z][A-Za-z0-9]{0,63}$/,
  rule: 'it becomes a type, so it is a capital letter, then letters and digits',
};
const fieldName: NameRule = {
  pattern: /^[A-Za-z_$][A-Za-z0-9_$.-]{0,127}$/,
  rule: 'an element starts with a letter, `_` or `$`, then letters, digits, `_`, `$`, `.` and `-`, and is not `__proto__`',
  refused: ['__proto__'],
};
const code: NameRule = {
  pattern: /^[A-Za-z0-9_.-]{1,64}$/,
  rule: 'a code is letters, digits, `_`, `.` and `-`, at most 64',
};
const readingId: NameRule = {
  pattern: /^[A-Za-z0-9.-]{1,32}$/,
  rule: 'an id is letters, digits, `.` and `-`, at most 32',
};
const path: NameRule = {
  pattern: /^(\/(?!\.{1,2}(\/|$))([A-Za-z0-9._~!$&'()*+,;=:@-]|\{[A-Za-z_$][A-Za-z0-9_$.-]{0,127}\})+)+$/,
  rule: 'a path is `/segment/{parameter}` without query, empty segments or segments of dots',
};
const fileName: NameRule = {
  pattern: /^[A-Za-z0-9][A-Za-z0-9._-]*\.spec\.yaml$/,
  rule: 'a file name beside this one, ending in .spec.yaml',
};
const url: NameRule = {
  pattern:
    /^(https?:\/\/[A-Za-z0-9.-]+(:[0-9]{1,5})?(\/[A-Za-z0-9._~!$&'()*+,;=:@%-]*)*|(\/[A-Za-z0-9._~!$&'()*+,;=:@%-]*)+)$/,
  rule: 'a server is `https://host/path`, or a path that begins with `/`',
};
const anyName: NameRule = {
  pattern: /^[^\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]{1,128}$/u,
  rule: 'it is 1 to 128 characters without control characters',
};
const exampleName: NameRule = {
  pattern: /^(?=.{1,64}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
  rule: 'it is at most 64 lower-case letters, digits and single hyphens',
};

const text =
  (doc: string, name?: NameRule): Lazy =>
  () =>
    name ? { kind: 'text', doc, name } : { kind: 'text', doc };
const word =
  (doc: string, ...words: string[]): Lazy =>
  () => ({ kind: 'word', doc, words });
const flag =
  (doc: string): Lazy =>
  () => ({ kind: 'boolean', doc });
const count =
  (doc: string, minimum: number): Lazy =>
  () => ({ kind: 'number', doc, integer: true, minimum });
const list =
  (doc: string, item: Lazy, least = 1): Lazy =>
  () => ({ kind: 'list', doc, item, least });
const map =
  (doc: string, name: NameRule, value: Lazy, least = 1): Lazy =>
  () => ({ kind: 'map', doc, name, value, least });
const optional = (value: Lazy, doc?: string): { value: Lazy; doc?: string } => (doc ? { value, doc } : { value });
const required = (value: Lazy): { value: Lazy; required: true } => ({ value, required: true });

const scalar =
  (doc: string): Lazy =>
  () => ({ kind: 'scalar', doc });
const number =
  (doc: string): Lazy =>
  () => ({ kind: 'number', doc });

const reading: Lazy = () => ({
  kind: 'union',
  called: 'the id of a reading or a list of ids',
  doc: 'Which readings this rests on: an id of `readings`, or several.',
  forms: [
    { when: isScalarPiece, then: text('Id of a reading.', readingId) },
    { when: isListPiece, then: list('Ids of readings.', text('Id of a reading.', readingId)) },
  ],
});

const conditionForm =
  (called: string, keys: ObjectGrammar['keys']): Lazy =>
  () => ({
    kind: 'object',
    called: `the condition \`${called}\``,
    doc: `A condition on the element's siblings: ${called}.`,
    keys,
  });

const condition: Lazy = () => ({
  kind: 'union',
  called:
    'a condition (the name of an element, or one of present, absent, field with equals or in, all, any, not, prose)',
  doc: 'A condition on the siblings of the element. A name alone means: that element is there.',
  forms: [
    { when: isScalarPiece, then: text('Name of an element that has to be there.', fieldName) },
    {
      when: hasKey('present'),
      then: conditionForm('present', { present: required(text('This element is there.', fieldName)) }),
    },
    {
      when: hasKey('absent'),
      then: conditionForm('absent', { absent: required(text('This element is not there.', fieldName)) }),
    },
    { when: hasKey('all'), then: conditionForm('all', { all: required(list('All of these hold.', condition)) }) },
    {
      when: hasKey('any'),
      then: conditionForm('any', { any: required(list('At least one of these holds.', condition)) }),
    },
    { when: hasKey('not'), then: conditionForm('not', { not: required(condition) }) },
    {
      when: hasKey('prose'),
      then: conditionForm('prose', {
        prose: required(text('A rule that only people can follow: docs show it, validators skip it.')),
      }),
    },
    {
      when: hasKey('in'),
      then: conditionForm('in', {
        field: required(text('Name of an element.', fieldName)),
        in: required(list('Its value, or its default, is one of these.', scalar('A value.'))),
      }),
    },
    {
      when: (piece) => hasKey('equals')(piece) || hasKey('field')(piece),
      then: conditionForm('equals', {
        field: required(text('Name of an element.', fieldName)),
        equals: required(scalar('Its value, or its default, is this.')),
      }),
    },
  ],
});

const blank = word('What an empty text or null means in the wire form.', 'absent', 'null', 'error');
const caseTolerance = word(
  'Whether enum values and currencies may come in any case in the wire form.',
  'fold',
  'exact',
);

const fieldKeys: ObjectGrammar['keys'] = {
  type: required(word("The page's type.", 'String', 'Boolean', 'Object', 'Date', 'Numeric', 'Decimal', 'UUID')),
  presence: required(word("The page's M/O/CM: mandatory, optional or conditionally mandatory.", 'M', 'O', 'CM')),
  description: required(text('What the element is, in your own words.')),
  shape: optional(text('Of an Object: the shape of the value.', shapeName)),
  array: optional(() => ({
    kind: 'union',
    called: '`true` or bounds',
    doc: 'The value is an array of the type.',
    forms: [
      { when: isScalarPiece, then: () => ({ kind: 'true', doc: 'An array of any length.' }) },
      {
        when: isMapPiece,
        then: () => ({
          kind: 'object',
          called: '`array`',
          doc: 'Bounds of the array.',
          keys: {
            minItems: optional(count('Least number of entries.', 0)),
            maxItems: optional(count('Largest number of entries.', 1)),
          },
        }),
      },
    ],
  })),
  enum: optional(
    list('The values of a String, as the table spells them.', () => ({ kind: 'enum-value', doc: 'A value.' })),
  ),
  aliases: optional(
    map('Other spellings that the wire form takes: `nationalId: ID`.', anyName, text('The value that is meant.')),
  ),
  keywords: optional(list('Words that a UUID may be instead.', () => ({ kind: 'enum-value', doc: 'A word.' }))),
  format: optional(word('The form of a String or Date.', 'email', 'e164', 'currency', 'DDMMYYYY')),
  pattern: optional(text('A regular expression of your own, in the dialect of JSON Schema.')),
  maxLength: optional(count('Largest length in characters.', 1)),
  maxBytes: optional(count('Largest length in bytes of UTF-8.', 1)),
  minimum: optional(number('Smallest value.')),
  maximum: optional(number('Largest value.')),
  default: optional(scalar("The page's default; filled in by `parse` unless the element is M.")),
  deprecated: optional(text('Why the element is no longer used.')),
  future: optional(flag('Carried for a feature that does not exist yet.')),
  when: optional(condition, 'Of a CM element: it is mandatory while this holds.'),
  unless: optional(condition, 'Of a CM element: it is mandatory unless this holds.'),
  forbidden: optional(condition, 'The element must not be there while this holds.'),
  ignored: optional(condition, 'While this holds the element is neither validated nor kept.'),
  ranges: optional(
    list('Narrower ranges that hold under a condition.', () => ({
      kind: 'object',
      called: 'a range',
      doc: 'A range that holds under a condition.',
      keys: {
        when: required(condition),
        minimum: optional(number('Smallest value.')),
        maximum: optional(number('Largest value.')),
      },
    })),
  ),
  tolerances: optional(() => ({
    kind: 'object',
    called: 'the tolerances of an element',
    doc: "Where this element differs from the request's tolerances.",
    keys: { blank: optional(blank), case: optional(caseTolerance) },
  })),
  wrapper: optional(text('Name of the one key of an extra object that the wire form takes off.', fieldName)),
  reading: optional(reading),
};

const field: Lazy = () => ({ kind: 'object', called: 'an element', doc: 'A row of the table.', keys: fieldKeys });

const parameter: Lazy = () => ({
  kind: 'object',
  called: 'a parameter',
  doc: 'An element of the path or the query.',
  keys: {
    in: required(word('Where the parameter stands.', 'path', 'query')),
    pageName: optional(text("The page's name of it, when the page uses one name twice.", fieldName)),
    ...fieldKeys,
  },
});

const shapes = map('The tables of the page, in its order.', shapeName, () => ({
  kind: 'object',
  called: 'a shape',
  doc: 'A table of the page.',
  keys: {
    table: required(text("The table's heading on the page.")),
    description: required(text('What the object is, in your own words.')),
    fields: required(map("The rows, in the table's order.", fieldName, field)),
  },
}));

const readings = map('How unclear places of the page are read.', readingId, () => ({
  kind: 'object',
  called: 'a reading',
  doc: 'What a reading rests on; at least one of the three.',
  least: 1,
  keys: {
    stated: optional(text('What the page says.')),
    example: optional(text("What the page's examples show.")),
    inferred: optional(text("What goes beyond the page's letter, with the reason.")),
  },
}));

const status =
  (doc: string): Lazy =>
  () => ({ kind: 'number', doc, integer: true, minimum: 400, maximum: 599 });

const errors = map("The vendor's error codes.", code, () => ({
  kind: 'object',
  called: 'an error code',
  doc: 'An error code of the vendor.',
  keys: {
    status: required(status('HTTP status.')),
    message: required(text('What went wrong, in your own words.')),
    retry: optional(flag('True when the call was certainly not carried out, so that a client may send it again.')),
    reading: optional(reading),
  },
}));

const empty: Lazy = () => ({ kind: 'empty', doc: 'One of "", [], {} and null.' });

const response: Lazy = () => ({
  kind: 'object',
  called: '`response`',
  doc: 'The response body.',
  keys: {
    shape: required(text('Its shape.', shapeName)),
    unknown: optional(word('What becomes of elements that no table lists.', 'keep', 'error')),
    envelope: optional(() => ({
      kind: 'object',
      called: 'the envelope',
      doc: 'How the body tells success from failure.',
      keys: {
        errorCode: required(text('The element with the error code.', fieldName)),
        errorMessage: required(text('The element with the error message.', fieldName)),
        payload: required(
          list('The elements that are filled on success and empty on failure.', text('An element.', fieldName)),
        ),
        empty: required(() => ({
          kind: 'object',
          called: '`empty`',
          doc: 'What an empty element looks like.',
          keys: {
            written: required(empty),
            read: required(list('What a reader takes for empty, absence aside.', empty)),
          },
        })),
        reading: optional(reading),
      },
    })),
    reading: optional(reading),
  },
});

const rejectionKinds = [
  'invalidRequest',
  'unauthenticated',
  'notEligible',
  'notFound',
  'methodNotAllowed',
  'payloadTooLarge',
  'unsupportedMediaType',
  'internalError',
];

const rejection: Lazy = () => ({
  kind: 'object',
  called: 'a rejection',
  doc: 'How a server answers what it rejects by itself.',
  keys: {
    status: required(status('HTTP status.')),
    code: required(text('Error code; a local one, which may be renamed.', code)),
    message: required(text('What went wrong.')),
  },
});

/** A file with an operation. */
export const operationGrammar: Grammar = {
  kind: 'object',
  called: 'the definition of an operation',
  doc: 'An operation, typed from the tables of its page.',
  keys: {
    operation: required(text('Name of the operation; names the output folder.', operationName)),
    title: required(text("The page's title.")),
    description: required(text('What the operation does, in your own words.')),
    tag: required(text('Group of operations that it belongs to.')),
    uses: optional(text('File of the common definition.', fileName)),
    http: required(() => ({
      kind: 'object',
      called: '`http`',
      doc: 'Method, path and parameters.',
      keys: {
        method: required(word('HTTP method.', 'GET', 'POST', 'PUT', 'PATCH', 'DELETE')),
        path: required(text('Path with `{parameters}`.', path)),
        parameters: optional(map('Parameters of path and query.', fieldName, parameter)),
      },
    })),
    eligibility: optional(() => ({
      kind: 'object',
      called: '`eligibility`',
      doc: 'Who may call; a server has to decide before it acts.',
      keys: { rule: required(text('The rule, in your own words.')), reading: optional(reading) },
    })),
    readings: optional(readings),
    request: optional(() => ({
      kind: 'object',
      called: '`request`',
      doc: 'The request body.',
      keys: {
        shape: required(text('Its shape.', shapeName)),
        tolerances: optional(() => ({
          kind: 'object',
          called: 'the tolerances',
          doc: 'What the wire form takes beyond the canonical form. Left out: nothing.',
          keys: {
            blank: optional(blank),
            case: optional(caseTolerance),
            unknown: optional(word('What becomes of elements that no table lists, in the wire form.', 'drop', 'error')),
            reading: optional(reading),
          },
        })),
        reading: optional(reading),
      },
    })),
    response: optional(response),
    errors: optional(errors),
    shapes: optional(shapes),
    examples: optional(
      list('Example messages; each is judged when the definition is checked.', () => ({
        kind: 'object',
        called: 'an example',
        doc: 'An example message.',
        keys: {
          name: required(text('Name of the example.', exampleName)),
          title: required(text('What it shows.')),
          message: required(word('Which message it is.', 'request', 'response', 'parameters')),
          canonical: required(word('Whether the canonical form allows it.', 'good', 'bad')),
          wire: optional(word('Whether the wire form allows it; left out: as canonical.', 'good', 'bad')),
          value: required(() => ({ kind: 'json', doc: 'The message.' })),
        },
      })),
    ),
  },
};

/** A file with what several operations share. */
export const commonGrammar: Grammar = {
  kind: 'object',
  called: 'the common definition',
  doc: 'What several operations share.',
  keys: {
    common: required(text('Name of the family of operations.', exampleName)),
    api: required(() => ({
      kind: 'object',
      called: '`api`',
      doc: 'The API as a whole.',
      keys: {
        title: required(text('Title of the API.')),
        version: required(text('Version of the API.')),
        servers: required(list('Base URLs.', text('A URL, absolute or relative.', url))),
        security: required(word('How callers prove who they are.', 'bearer', 'none')),
        reading: optional(reading),
      },
    })),
    readings: optional(readings),
    response: optional(response),
    errors: optional(errors),
    rejections: required(() => ({
      kind: 'object',
      called: '`rejections`',
      doc: 'How a server answers what it rejects by itself.',
      keys: Object.fromEntries(rejectionKinds.map((kind) => [kind, required(rejection)])),
    })),
    shapes: optional(shapes),
  },
};

/** The parts that are used in several places, by the names that the schema of the format gives them. */
export const sharedParts: ReadonlyMap<Lazy, string> = new Map([
  [condition, 'condition'],
  [reading, 'reading'],
  [readings, 'readings'],
  [field, 'element'],
  [shapes, 'shapes'],
  [errors, 'errors'],
  [response, 'response'],
  [rejection, 'rejection'],
]);
