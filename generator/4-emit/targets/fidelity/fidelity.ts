/** `fidelity.json`: how each target holds each rule of an operation, and the schema of the format for the package. */
import type { LedgerRow } from '../../ledger.js';
import type { OperationTarget, PackageTarget } from '../../target.js';
import { fidelitySchema } from './fidelity-schema.js';

const schemaPath = 'fidelity.schema.json';

export const fidelityTarget: OperationTarget = {
  name: 'fidelity',
  fidelity: 'carries no rules',
  emitOperation: ({ name }, { ledger }) => {
    const head = { $schema: `../${schemaPath}`, operation: name, targets: ledger.targets };
    const lines = ledger.rows.map((row) => `    ${JSON.stringify(lineOf(row))}`);
    // One rule a line, so that a difference shows as a line; Prettier would spread them out.
    const content = `${JSON.stringify(head, null, 2).replace(/\n\}$/, '')},\n  "rules": [\n${lines.join(',\n')}\n  ]\n}\n`;
    return [{ path: `${name}/fidelity.json`, content, verbatim: true }];
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
  emitPackage: () => [{ path: schemaPath, content: JSON.stringify(fidelitySchema, null, 2) }],
};
