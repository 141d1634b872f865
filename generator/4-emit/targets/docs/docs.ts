/** `docs.json`, which contains what a caller of an operation must know, and `docs.md`, which shows it. */
import { messagesOf } from '../../../model/messages.js';
import type { Operation, Reading, RejectionKind } from '../../../model/model.js';
import { printJson } from '../../print-data.js';
import type { OperationTarget } from '../../target.js';
import { documented } from '../../ledger.js';
import { readingAnchor } from './anchors.js';
import { messageView } from './message.js';
import { statusSentences } from './outcomes.js';
import { securityInWords } from './security.js';
import { docsShape, type DocsView, type ReadingRef } from './view.js';

const template = 'docs/docs.md.hbs';

export const docsTarget: OperationTarget = {
  name: 'docs',
  templates: { [template]: docsShape },
  fidelity: () => documented('The documents state the rule in words.'),
  emitOperation: (operation, { render }) => {
    const view = docsView(operation);
    return [
      { path: `${operation.name}/docs.json`, content: printJson(view), verbatim: true },
      { path: `${operation.name}/docs.md`, ...render(template, view) },
    ];
  },
};

function docsView(operation: Operation): DocsView {
  const { eligibility, api } = operation;
  const refs = (readings: readonly Reading[]): readonly ReadingRef[] =>
    readings.map((reading) => ({
      id: reading.id,
      anchor: readingAnchor(reading),
      inferred: reading.inferred !== undefined,
    }));
  return {
    version: 1,
    name: operation.name,
    title: operation.title,
    description: operation.description,
    tag: operation.tag,
    endpoint: `${operation.method} ${operation.path}`,
    method: operation.method,
    path: operation.path,
    eligibility: eligibility ? { rule: eligibility.rule, readings: refs(eligibility.readings) } : null,
    security: securityInWords(operation.security),
    apiReadings: refs(api.readings),
    messages: messagesOf(operation).map((message) => messageView(message, refs)),
    statuses: statusSentences(operation),
    errors: operation.errors.map(({ code, status, message, retry, readings }) => ({
      code,
      status,
      message,
      retry,
      readings: refs(readings),
    })),
    rejections: rejectionsView(operation),
    examples: operation.examples.map(({ name, title, role, verdict, value }) => ({
      name,
      title,
      role,
      ...verdict,
      value,
    })),
    readings: operation.readings.map((reading) => ({
      id: reading.id,
      anchor: readingAnchor(reading),
      stated: reading.stated ?? null,
      example: reading.example ?? null,
      inferred: reading.inferred ?? null,
    })),
  };
}

/** The rejections that can occur: without a body, none is too large. */
function rejectionsView({ request, eligibility, rejections }: Operation): DocsView['rejections'] {
  const impossible: readonly RejectionKind[] = [
    ...(request ? [] : (['requestTimeout', 'payloadTooLarge', 'unsupportedMediaType'] as const)),
    ...(eligibility ? [] : (['notEligible'] as const)),
  ];
  return rejections
    .filter(({ kind }) => !impossible.includes(kind))
    .map(({ kind, code, status, message }) => ({ kind, code, status, message }));
}
