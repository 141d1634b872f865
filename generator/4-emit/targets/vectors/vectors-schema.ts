/** JSON Schema 2020-12 of `vectors.json`. */
import { forms, headersRolePattern, mainRoles } from '../../../model/messages.js';

const pointer = {
  type: 'string',
  pattern: '^(?:/(?:[^~/]|~0|~1)*)*$',
  description: 'JSON Pointer (RFC 6901) into the input.',
};

export const vectorsSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:specwright:vectors',
  title: 'Conformance vectors',
  description: 'Payloads of one operation with the verdict that every implementation has to reach.',
  type: 'object',
  required: ['operation', 'vectors'],
  additionalProperties: false,
  properties: {
    $schema: { type: 'string' },
    operation: { type: 'string', description: 'Name of the operation.' },
    vectors: { type: 'array', minItems: 1, items: { $ref: '#/$defs/vector' } },
  },
  $defs: {
    vector: {
      type: 'object',
      required: ['id', 'message', 'form', 'about', 'input', 'valid', 'violations', 'note'],
      additionalProperties: false,
      properties: {
        id: {
          type: 'string',
          description:
            'Unique in the file and the same after every generation: message, form, rule and what is shown of it.',
        },
        message: {
          anyOf: [{ enum: mainRoles }, { type: 'string', pattern: headersRolePattern }],
          description: 'The message; `headers-201` are the headers of an answer with status 201.',
        },
        form: {
          enum: forms,
          description:
            'canonical: what is sent, or written as a response. wire: what is received, with the tolerances of a reader.',
        },
        about: {
          type: 'string',
          description: 'Id of the rule that it is about: one that it keeps, or one that it breaks.',
        },
        input: { description: 'The payload: any JSON value.' },
        valid: { type: 'boolean' },
        violations: {
          type: 'array',
          description:
            'Every rule that is broken; a set, so the order does not matter. Empty when the payload is valid.',
          items: {
            type: 'object',
            required: ['pointer', 'rule'],
            additionalProperties: false,
            properties: { pointer, rule: { type: 'string', description: 'Id of the rule.' } },
          },
        },
        kind: {
          enum: ['success', 'failure'],
          description: 'Of a valid response in an envelope: whether it is a success or a failure.',
        },
        value: {
          description: 'Of a valid wire form: what a reader makes of it, in canonical form with defaults filled in.',
        },
        applied: {
          type: 'array',
          description:
            'Of a valid wire form: the tolerances that it makes use of, a set; left out when there are none.',
          items: {
            type: 'object',
            required: ['pointer', 'kind'],
            additionalProperties: false,
            properties: { pointer, kind: { enum: ['blank', 'case', 'alias', 'wrapper', 'unknown', 'ignored'] } },
          },
        },
        note: { type: 'string', description: 'What it shows, in words.' },
      },
      if: { properties: { valid: { const: true } } },
      then: { properties: { violations: { type: 'array', maxItems: 0 } } },
      else: { properties: { violations: { type: 'array', minItems: 1 }, kind: false, value: false, applied: false } },
    },
  },
};
