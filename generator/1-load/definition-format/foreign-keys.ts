/** Keys of OpenAPI, JSON Schema and the like that are written in a row, with what says the same here. */
export const foreignKeys = {
  minItems: 'bounds of an array stand in it, as in `array: { minItems: 1 }`, or as `cardinality: 1..N`',
  maxItems: 'bounds of an array stand in it, as in `array: { maxItems: 9 }`, or as `cardinality: 0..9`',
  uniqueItems: 'the table says it below its rows, as in `rules: [{ unique: tags }]`',
  items: 'a row says what each entry is, and `array: true` that there are several',
  properties: 'the elements of an Object are a table of their own, which `shape` names',
  additionalProperties: '`free: true` says any elements, and `map` those of any name',
  required: '`presence: M` says that it is mandatory',
  mandatory: '`presence: M` says that it is mandatory',
  optional: '`presence: O` says that it may be left out',
  nullable: '`empty: { written: null, read: [null] }` says that it may be null',
  const: 'an `enum` of one value says it',
  oneOf: '`alternatives` say tables that an element tells apart',
  anyOf: '`alternatives` say tables that an element tells apart',
  length: '`maxLength` says the most characters, and `minLength` the fewest',
  exclusiveMinimum: '`above` says it',
  exclusiveMaximum: '`below` says it',
  example: '`examples` of the operation are judged, and stand in its docs',
  examples: '`examples` of the operation are judged, and stand in its docs',
} as const;

const negated = '`{ not: { field: …, equals: … } }` says it';
const counted = 'no condition counts the entries of an array; `{ prose: …, meant: true }` says it in words';
const measured = "`matches` says how long a text is, as in `matches: '^.{2,5}$'`";
const given = '`{ present: … }` and `{ absent: … }` say whether an element is given';

/** What conditions elsewhere ask of an element, with what says the same here. */
export const foreignTests = {
  is: '`equals` says it',
  eq: '`equals` says it',
  value: '`equals` says it',
  const: '`equals` says it',
  ne: negated,
  notEquals: negated,
  notIn: '`{ not: { field: …, in: [ … ] } }` says it',
  enum: '`in` says it',
  only: '`in` says it',
  oneOf: '`in` says it',
  anyOf: '`in` says it',
  values: '`in` says it',
  pattern: '`matches` says it',
  startsWith: '`matches` says it, as in `matches: "^2"`',
  contains: '`{ anyEntry: { field: …, equals: … } }` says it of an array, and `matches` of a text',
  gt: '`above` says it',
  gte: '`minimum` says it',
  lt: '`below` says it',
  lte: '`maximum` says it',
  minItems: counted,
  maxItems: counted,
  length: measured,
  minLength: measured,
  maxLength: measured,
  exists: given,
  given: given,
  empty: given,
} as const;
