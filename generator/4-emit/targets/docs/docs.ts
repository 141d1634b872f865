/** `docs.json`, which contains what a caller of an operation must know, and the pages that show it. */
import { messagesOf } from '../../../model/messages.js';
import type { Operation, Reading, RejectionKind } from '../../../model/model.js';
import { printJson } from '../../print-data.js';
import { exampleFinder } from '../../../vectors/rule-examples.js';
import type { EmitContext, OperationTarget } from '../../target.js';
import { documented } from '../../ledger.js';
import { readingAnchor } from './anchors.js';
import { messageView } from './message.js';
import { statusSentences } from './outcomes.js';
import { docsSchemaPath } from './schema.js';
import { securityInWords } from './security.js';
import { linkTo } from './links.js';
import { docsVersion, type DocsView, pageShape, type PageView, type ReadingRef } from './view.js';

const templates = { docs: 'docs/docs.md.hbs', rules: 'docs/rules.md.hbs', readings: 'docs/readings.md.hbs' } as const;

export const docsTarget: OperationTarget = {
  name: 'docs',
  templates: Object.fromEntries(Object.values(templates).map((template) => [template, pageShape])),
  fidelity: () => documented('The documents state the rule in words.'),
  emitOperation: (operation, context) => {
    const { name, readings } = operation;
    const view = docsView(operation);
    const pages = readings.length > 0 ? pageNames : pageNames.filter((page) => page !== 'readings');
    const page = pageView(view, context);
    return [
      { path: `${name}/docs.json`, content: printJson(view), verbatim: true },
      ...pages.map((one) => ({ path: `${name}/${one}.md`, ...context.render(templates[one], page) })),
    ];
  },
};

const pageNames = ['docs', 'rules', 'readings'] as const;

function pageView(view: DocsView, { emits, ...place }: EmitContext): PageView {
  const link = (page: string): string => linkTo(`${view.name}/${page}`, `${view.name}/docs`, place);
  return {
    ...view,
    titles: { rules: `Rules of ${view.title}`, readings: `Readings of ${view.title}` },
    links: {
      docs: link('docs'),
      rules: link('rules'),
      readings: link('readings'),
      fidelity: emits.has('fidelity') ? link('fidelity') : null,
    },
  };
}

function docsView(operation: Operation): DocsView {
  const { eligibility, api } = operation;
  const refs = (readings: readonly Reading[]): readonly ReadingRef[] =>
    readings.map((reading) => ({
      id: reading.id,
      anchor: readingAnchor(reading),
      inferred: reading.inferred !== undefined,
    }));
  const messages = messagesOf(operation).map((message) => messageView(message, refs, exampleFinder(message)));
  return {
    $schema: `../${docsSchemaPath}`,
    version: docsVersion,
    name: operation.name,
    title: operation.title,
    description: operation.description,
    tag: operation.tag,
    api: { name: api.name, title: api.title, version: api.version, description: api.description ?? null },
    endpoint: `${operation.method} ${operation.path}`,
    method: operation.method,
    path: operation.path,
    eligibility: eligibility ? { rule: eligibility.rule, readings: refs(eligibility.readings) } : null,
    security: securityInWords(operation.security),
    apiReadings: refs(api.readings),
    messages,
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
      elements: messages.flatMap(({ tables }) =>
        tables.flatMap(({ shape, rows }) =>
          rows
            .filter(({ readings }) => readings.some(({ id }) => id === reading.id))
            .map(({ element, anchor }) => ({ shape, element, anchor })),
        ),
      ),
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
