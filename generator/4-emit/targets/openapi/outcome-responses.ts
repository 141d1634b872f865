/** The responses of an operation that lists its outcomes: each status with its content and its headers. */
import { judge } from '../../../judge/judge.js';
import { bodyTypeName, hasBody, isSameBody, isUnion } from '../../../model/outcomes.js';
import type { Body, BodyOutcome, Field, Message, Operation, Outcome } from '../../../model/model.js';
import { NameScope, recordOf } from '../../../names.js';
import { fieldNotes, rulesAbout, withNotes } from '../../lower/notes.js';
import { rulesInside } from '../../../model/table-rules.js';
import { bodyWith, canAnswer, failureOf } from '../../lower/failure-body.js';
import type { Schema } from '../../lower/schema.js';
import { schemaAlone } from './alone.js';
import type { RefTo } from './components.js';
import { exampleObjects, examplesOf, type NamedExample } from './examples.js';
import { type Failure, rejectionHeaders } from './responses.js';

const problemType = 'application/problem+json';

/** How a server rejects what no failure of the contract can say. */
const problem: Schema = {
  type: 'object',
  description: 'Problem details (RFC 9457).',
  properties: {
    status: { type: 'integer', description: 'The HTTP status.' },
    code: { type: 'string', description: 'The error code.' },
    detail: { type: 'string', description: 'What went wrong.' },
  },
  required: ['status', 'code', 'detail'],
};

/** The content of an answer by its media type. */
interface Content {
  readonly mediaType: string;
  readonly schema: Schema;
  readonly examples: readonly NamedExample[];
}

interface Part {
  readonly description: string;
  readonly headers: Schema;
  readonly content?: Content;
}

export function outcomeResponses(
  operation: Operation,
  outcomes: readonly Outcome[],
  failures: readonly Failure[],
  refTo: RefTo,
): Schema {
  const parts = new Map<number | 'default', Part[]>();
  const add = (status: number | 'default', part: Part): unknown =>
    parts.set(status, [...(parts.get(status) ?? []), part]);
  for (const outcome of outcomes) {
    const statuses = outcome.statuses.length > 0 ? outcome.statuses : (['default'] as const);
    for (const status of statuses) add(status, outcomePart(operation, outcome, refTo));
  }
  for (const failure of failures) add(failure.status, failurePart(operation, failure, refTo));
  const order = (status: number | 'default'): number => (status === 'default' ? Infinity : status);
  return Object.fromEntries(
    [...parts]
      .sort(([a], [b]) => order(a) - order(b))
      .map(([status, of]): [string, Schema] => [String(status), responseOf(of)]),
  );
}

function responseOf(parts: readonly Part[]): Schema {
  const headers = headersOf(parts);
  const contents = parts.flatMap(({ content }) => content ?? []);
  const mediaTypes = [...new Set(contents.map(({ mediaType }) => mediaType))];
  return {
    description: [...new Set(parts.map(({ description }) => description))].join('\n'),
    ...(Object.keys(headers).length > 0 ? { headers } : {}),
    ...(mediaTypes.length > 0
      ? {
          content: Object.fromEntries(
            mediaTypes.map((mediaType) => [
              mediaType,
              contentOf(contents.filter((content) => content.mediaType === mediaType)),
            ]),
          ),
        }
      : {}),
  };
}

/** One header that several answers with a status have: mandatory if it stands in all of them, with the values of any. */
function headersOf(parts: readonly Part[]): Schema {
  const names = [...new Set(parts.flatMap(({ headers }) => Object.keys(headers)))];
  return recordOf(
    names.map((name) => {
      const those = parts.flatMap(({ headers }) => (Object.hasOwn(headers, name) ? [headers[name] as Schema] : []));
      const schemas = new Map(those.map(({ schema }) => [JSON.stringify(schema), schema]));
      const descriptions = new Set(those.map(({ description }) => description));
      const required = those.length === parts.length && those.every((one) => one['required'] === true);
      const header = {
        ...those[0],
        ...(descriptions.size > 1 ? { description: [...descriptions].join('\n') } : {}),
        ...(schemas.size > 1 ? { schema: { anyOf: [...schemas.values()] } } : {}),
        ...(those[0]?.['required'] === undefined ? {} : { required }),
      };
      return [name, header] as const;
    }),
  );
}

function contentOf(contents: readonly Content[]): Schema {
  const schemas = [...new Map(contents.map(({ schema }) => [JSON.stringify(schema), schema])).values()];
  const [only] = schemas;
  // Several rejections may have the same code.
  const scope = new NameScope([], { first: 2, separator: '-' });
  const examples = contents.flatMap((content) => content.examples);
  return {
    schema: only && schemas.length === 1 ? only : { anyOf: schemas },
    ...examplesOf(examples.map(([name, example]) => [scope.claim([name]), example])),
  };
}

function outcomePart(operation: Operation, outcome: Outcome, refTo: RefTo): Part {
  const { kind, description, mediaType } = outcome;
  const usual = kind === 'success' ? 'The call was carried out.' : 'The call failed.';
  return {
    description: description ?? usual,
    headers: headerObjects(outcome),
    ...(hasBody(outcome)
      ? {
          content: {
            mediaType,
            schema: { $ref: refTo(bodyTypeName(operation.response, outcome)) },
            examples: examplesAs(operation, outcome),
          },
        }
      : {}),
  };
}

/** @param isContract whether a handler decides on the answer; a server that rejects a call by itself sends none of these */
function headerObjects(outcome: Outcome | undefined, isContract = true): Schema {
  const { headers } = outcome ?? {};
  if (!headers) return {};
  return recordOf(
    headers.root.fields.map((header) => [header.name, headerObject(headers, header, isContract)] as const),
  );
}

function headerObject({ root, shapes }: Message, header: Field, isContract: boolean): Schema {
  return {
    description: withNotes(header.description, fieldNotes(header, rulesAbout(header, root, rulesInside(shapes)))),
    required: isContract && header.presence === 'M',
    schema: schemaAlone(header, 'error'),
  };
}

/** The examples of the definition that are this outcome. */
function examplesAs(operation: Operation, outcome: BodyOutcome): Content['examples'] {
  const { kind } = outcome;
  const { response } = operation;
  const isThis = (value: unknown): boolean => {
    if (
      isUnion(response) &&
      judge({ ...response, outcomes: alike(response, outcome) }, 'canonical', value).violations.length > 0
    )
      return false;
    const told = judge(response, 'canonical', value).kind;
    // Where only the status tells, the first outcome with the shape has it.
    return told === undefined ? kind === 'success' : told === kind;
  };
  return exampleObjects(operation, 'response', ({ value }) => isThis(value));
}

/** The outcomes with the same body. */
function alike({ outcomes = [] }: Message, body: Body): readonly BodyOutcome[] {
  return outcomes.filter((outcome) => isSameBody(outcome, body));
}

/** An error code of the vendor or a rejection, as the server writes it. */
function failurePart(operation: Operation, failure: Failure, refTo: RefTo): Part {
  const { outcomes = [], response } = operation;
  const { status, code, message } = failure;
  const outcome = failureOf(outcomes, status);
  const body = outcome && hasBody(outcome) ? bodyWith(outcome, response, code, message) : undefined;
  const example = (value: unknown): Content['examples'] => [[code, { summary: message, value }]];
  const content =
    outcome && hasBody(outcome) && body !== undefined
      ? {
          mediaType: outcome.mediaType,
          schema: { $ref: refTo(bodyTypeName(response, outcome)) },
          examples: example(body),
        }
      : { mediaType: problemType, schema: problem, examples: example({ status, code, detail: message }) };
  return {
    description: `${code}: ${message}`,
    headers: { ...rejectionHeaders(operation, status), ...headerObjects(outcome, failure.kind === undefined) },
    ...(failure.kind !== undefined || canAnswer(operation, failure) ? { content } : {}),
  };
}
