/** The definition format, key by key. The structural check and the editor schema are both made from it. */
import type {
  ApiDefinition,
  CommonDefinition,
  ExampleDefinition,
  HttpDefinition,
  OperationDefinition,
  PartyDefinition,
} from '../definition.js';
import { list, object, optional, required, text, word } from './builders.js';
import { condition } from './condition-format.js';
import { array } from './container-format.js';
import { element, parameters, shapes, types } from './element-format.js';
import { errors, rejection, request, response } from './message-formats.js';
import { commonFile, exampleName, operationName, path, url, webPage } from './name-formats.js';
import { reading, readings } from './reading-format.js';
import { rules } from './rule-format.js';
import { schemes, security } from './security-format.js';
import type { Lazy } from '../grammar.js';

const http = object<HttpDefinition>('`http`', 'Method, path and parameters.', {
  method: required(word('HTTP method.', 'GET', 'POST', 'PUT', 'PATCH', 'DELETE')),
  path: required(text('Path with `{parameters}`.', path)),
  parameters: optional(parameters),
  rules: optional(rules, 'Rules of the parameters as a whole.'),
});

const eligibility = object<NonNullable<OperationDefinition['eligibility']>>(
  '`eligibility`',
  'Who may call the operation. A server has to check this before it acts.',
  { rule: required(text('The rule, in your own words.')), reading: optional(reading) },
);

const example = object<ExampleDefinition>('an example', 'An example message.', {
  name: required(text('Name of the example.', exampleName)),
  title: required(text('What it shows.')),
  message: required(word('Which message it is.', 'request', 'response', 'parameters')),
  canonical: required(word('Whether the canonical form accepts it.', 'good', 'bad')),
  wire: optional(word('Whether the wire form accepts it; same as `canonical` by default.', 'good', 'bad')),
  value: required(() => ({ kind: 'json', doc: 'The message.' })),
});

/** A file with an operation. */
export const operationFormat = object<OperationDefinition>(
  'the definition of an operation',
  'An operation, typed from the tables of its page.',
  {
    operation: required(text('Name of the operation, and of its output folder.', operationName)),
    title: required(text("The page's title.")),
    description: required(text('What the operation does, in your own words.')),
    tag: required(text('Group that the operation belongs to.')),
    uses: optional(
      text(
        'File name of the common definition, in this folder or a parent folder, or `package/file` for one of a package.',
        commonFile,
      ),
    ),
    http: required(http),
    security: optional(security, 'How callers of this operation authenticate, where that differs from the API.'),
    eligibility: optional(eligibility),
    readings: optional(readings),
    request: optional(request),
    response: optional(response),
    errors: optional(errors),
    types: optional(types),
    shapes: optional(shapes),
    examples: optional(list('Example messages. Each is validated when the definition is checked.', example)),
  },
);

const party = (called: string, doc: string): Lazy =>
  object<PartyDefinition>(called, doc, {
    name: required(text('Name.')),
    url: optional(text('Web page.', webPage)),
  });

const api = object<ApiDefinition>('`api`', 'The API as a whole.', {
  title: required(text('Title of the API.')),
  version: required(text('Version of the API.')),
  description: optional(text('What the API is for, in your own words.')),
  contact: optional(party('`contact`', 'Whom to ask about the API.')),
  license: optional(party('`license`', 'The terms under which the API may be used.')),
  servers: required(list('Base URLs.', text('A URL, absolute or relative.', url))),
  schemes: optional(schemes),
  security: required(security),
  reading: optional(reading),
});

const rejections = object<CommonDefinition['rejections']>(
  '`rejections`',
  'How a server answers requests that it rejects without calling a handler.',
  {
    invalidRequest: required(rejection),
    unauthenticated: required(rejection),
    notEligible: required(rejection),
    notFound: required(rejection),
    methodNotAllowed: required(rejection),
    requestTimeout: required(rejection),
    payloadTooLarge: required(rejection),
    unsupportedMediaType: required(rejection),
    internalError: required(rejection),
    deadlineExceeded: required(rejection),
  },
);

/** A file with the parts that several operations share. */
export const commonFormat = object<CommonDefinition>('the common definition', 'What several operations share.', {
  common: required(text('Name of the family of operations.', exampleName)),
  api: required(api),
  parameters: optional(
    parameters,
    'Parameters of every operation that uses this file, such as headers; one in the path, of every operation whose path has it.',
  ),
  readings: optional(readings),
  response: optional(response),
  errors: optional(errors),
  rejections: required(rejections),
  types: optional(types),
  shapes: optional(shapes),
});

/** The parts that are used in several places, with their names in the editor schema. */
export const sharedParts: ReadonlyMap<Lazy, string> = new Map([
  [condition, 'condition'],
  [reading, 'reading'],
  [readings, 'readings'],
  [array, 'array'],
  [element, 'element'],
  [parameters, 'parameters'],
  [security, 'security'],
  [types, 'types'],
  [shapes, 'shapes'],
  [rules, 'rules'],
  [errors, 'errors'],
  [response, 'response'],
  [rejection, 'rejection'],
]);
