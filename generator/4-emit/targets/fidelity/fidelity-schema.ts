/** JSON Schema 2020-12 of `fidelity.json`. */
import { headersRolePattern, mainRoles } from '../../../model/messages.js';

export const fidelitySchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:specwright:fidelity',
  title: 'Fidelity ledger',
  description: 'How well each generated output of one operation enforces each of its rules.',
  type: 'object',
  required: ['operation', 'targets', 'rules'],
  additionalProperties: false,
  properties: {
    $schema: { type: 'string' },
    operation: { type: 'string', description: 'Name of the operation.' },
    targets: { type: 'array', items: { type: 'string' }, description: 'Every target that has rules.' },
    rules: { type: 'array', items: { $ref: '#/$defs/rule' } },
  },
  $defs: {
    rule: {
      type: 'object',
      required: ['rule', 'message', 'source', 'levels'],
      additionalProperties: false,
      properties: {
        rule: { type: 'string', description: 'Id of the rule, as violations carry it.' },
        message: { anyOf: [{ enum: mainRoles }, { type: 'string', pattern: headersRolePattern }] },
        source: {
          type: 'object',
          required: ['table', 'rows'],
          additionalProperties: false,
          properties: { table: { type: 'string' }, rows: { type: 'array', items: { type: 'integer', minimum: 1 } } },
        },
        levels: {
          type: 'object',
          description:
            'By target. Of the payloads that break only this rule, exact rejects all, weaker rejects some, and documented rejects none.',
          additionalProperties: { enum: ['exact', 'weaker', 'documented'] },
        },
        why: {
          type: 'object',
          description:
            'By target: why it does not enforce the rule exactly, why no payload can show an exact rule, or what a reader needs.',
          additionalProperties: { type: 'string' },
        },
      },
    },
  },
};
