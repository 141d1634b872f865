/** The texts of new definitions. */
import { defined } from '../../defined.js';
import { pascalCase } from '../../names.js';

/** `create-order` to `Create Order`. */
function titleOf(name: string): string {
  return name.replace(
    /(^|-)([a-z0-9])/g,
    (_, dash: string, letter: string) => (dash ? ' ' : '') + letter.toUpperCase(),
  );
}

/**
 * @param needsResponse whether the common file has no response
 * @param shapes those that the common file leaves to each operation
 */
export function operationText(name: string, uses: string, needsResponse: boolean, shapes: readonly string[]): string {
  const title = titleOf(name);
  const own = [
    `${pascalCase(name).slice(0, 50)}Body`,
    ...(needsResponse ? [`${pascalCase(name).slice(0, 50)}Answer`] : []),
  ];
  const table = (shape: string): string => `  ${shape}:
    table: ${shape} data objects
    description: The title of the table on the page of the vendor, and what it describes.
    fields:
      name: { type: String, presence: M, description: An element that every sender gives. }
      note: { type: String, presence: O, description: An element that a sender may leave out. }
`;
  return `operation: ${name}
title: ${title}
description: What the operation does, in a sentence.
tag: ${defined(title.split(' ').at(-1), 'a word')}
uses: ${uses}

http: { method: POST, path: /${name} }

request: { shape: ${own[0]} }
${needsResponse ? `response: { shape: ${own[1]} }\n` : ''}
# One table of the page each. Presence is M, O or CM; a CM element has a condition: when, unless, …
shapes:
${[...own, ...shapes].map(table).join('\n')}`;
}

export function commonText(name: string): string {
  const rejections = [
    ['invalidRequest', 400, 'The request breaks the contract.'],
    ['unauthenticated', 401, 'The requester is not known.'],
    ['notEligible', 403, 'The requester may not do this.'],
    ['notFound', 404, 'There is nothing at this path.'],
    ['methodNotAllowed', 405, 'The path does not take this method.'],
    ['requestTimeout', 408, 'The request did not arrive in time.'],
    ['payloadTooLarge', 413, 'The request body is too large.'],
    ['unsupportedMediaType', 415, 'The request body must be JSON in UTF-8.'],
    ['internalError', 500, 'The call failed and its outcome is not known.'],
    ['deadlineExceeded', 504, 'The call took too long and its outcome is not known.'],
  ] as const;
  const codeOf = (kind: string): string => `LOCAL_${kind.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
  const lines = rejections.map(
    ([kind, status, message]) => `  ${kind}: { status: ${status}, code: ${codeOf(kind)}, message: ${message} }\n`,
  );
  return `# What all operations of one API share: the API itself, and how a server rejects a call by itself.
common: ${name}
api: { title: ${titleOf(name)} API, version: "1", servers: ["https://api.example.com"], security: bearer }

# What the bodies of all responses have in common goes into \`response\` here; otherwise each operation has its own.

rejections:
${lines.join('')}`;
}
