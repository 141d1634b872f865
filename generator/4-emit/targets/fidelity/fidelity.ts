/**
 * How each target enforces each rule of an operation: `fidelity.json` as data, `fidelity.md` for a reader, and the schema of
 * the data for the package.
 */
import { printJson } from '../../print-data.js';
import type { LedgerRow } from '../../ledger.js';
import type { OperationTarget, PackageTarget } from '../../target.js';
import { fidelitySchema } from './fidelity-schema.js';
import { fidelityView } from './page.js';
import { fidelityShape } from './view.js';

const schemaPath = 'fidelity.schema.json';
const template = 'fidelity/fidelity.md.hbs';

export const fidelityTarget: OperationTarget = {
  name: 'fidelity',
  fidelity: 'carries no rules',
  templates: { [template]: fidelityShape },
  emitOperation: async (operation, { render, ...context }) => {
    const { name } = operation;
    const ledger = await context.ledger();
    const vectors = await context.vectors?.();
    const head = { $schema: `../${schemaPath}`, operation: name, targets: ledger.targets };
    const lines = ledger.rows.map((row) => `    ${JSON.stringify(lineOf(row))}`);
    // One rule per line, so that a diff has one line per changed rule; Prettier would spread it over several.
    const content = `${JSON.stringify(head, null, 2).replace(/\n\}$/, '')},\n  "rules": [\n${lines.join(',\n')}\n  ]\n}\n`;
    return [
      { path: `${name}/fidelity.json`, content, verbatim: true },
      { path: `${name}/fidelity.md`, ...render(template, fidelityView(operation, ledger, vectors)) },
    ];
  },
};

/** { rule, targets: { types: { level: 'weaker', why: '…' } } } -> { levels: { types: 'weaker' }, why: { types: '…' } } */
function lineOf({ message, rule, targets }: LedgerRow): object {
  const entries = Object.entries(targets);
  const reasons = entries.flatMap(([name, { why }]) => (why === undefined ? [] : [[name, why]]));
  return {
    rule: rule.id,
    message,
    source: rule.source,
    levels: Object.fromEntries(entries.map(([name, { level }]) => [name, level])),
    ...(reasons.length > 0 ? { why: Object.fromEntries(reasons) as object } : {}),
  };
}

export const fidelitySchemaTarget: PackageTarget = {
  name: 'fidelity-schema',
  emitPackage: () => [{ path: schemaPath, content: printJson(fidelitySchema), verbatim: true }],
};
