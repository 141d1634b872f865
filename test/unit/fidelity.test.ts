/** The ledger is complete, gives a reason for every level below exact, and fits its schema. */
import { type AnySchema, Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { contextOf } from '../../generator/4-emit/emit.js';
import { fidelitySchemaTarget, fidelityTarget } from '../../generator/4-emit/targets/fidelity/fidelity.js';
import { ledgerOf } from '../../generator/4-emit/ledger.js';
import { operationTargets } from '../../generator/4-emit/targets/index.js';
import { analyze } from '../../generator/analyze.js';
import { ruleUses } from '../../generator/model/rule-uses.js';
import { onGitHub } from '../support/on-github.js';

const names = ['json-schema', 'openapi', 'types', 'validators', 'server', 'client', 'docs'];
const folders = [
  'definitions',
  'test/support/family',
  'test/support/structure',
  'test/types/probe',
  'test/cases/second-operation/in',
];

const [schema] = await fidelitySchemaTarget.emitPackage([], { ...onGitHub, render: () => ({ content: '' }) });
const validate = new Ajv2020({ strict: true }).compile(JSON.parse(schema?.content ?? '') as AnySchema);

describe.each(folders)('the ledger of %s', (folder) => {
  it('lists every rule of every message once, with a level for every target', async () => {
    const { model } = await analyze(folder);
    expect(model.operations.length).toBeGreaterThan(0);
    for (const operation of model.operations) {
      const { targets, rows } = ledgerOf(operation, operationTargets);
      expect([...targets].sort()).toEqual([...names].sort());
      const keys = rows.map(({ message, rule }) => `${message} ${rule.id}`);
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys).toEqual(ruleUses(operation).map(({ message, rule }) => `${message.role} ${rule.id}`));
      for (const { rule, targets: held } of rows) {
        expect(Object.keys(held), rule.id).toEqual(targets);
        for (const { level, why } of Object.values(held)) {
          expect(['exact', 'weaker', 'documented']).toContain(level);
          if (level !== 'exact') expect(why, rule.id).toMatch(/^[A-Z].*\.$/);
        }
      }
    }
  });

  it('fits the schema of its file', async () => {
    const { model } = await analyze(folder);
    for (const operation of model.operations) {
      const [file] = await fidelityTarget.emitOperation(
        operation,
        contextOf(operation, () => ({ content: '' })),
      );
      const document = JSON.parse(file?.content ?? '') as { rules: readonly object[] };
      expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
      const [first] = document.rules;
      expect(validate({ ...document, rules: [{ ...first, levels: { types: 'lost' } }] })).toBe(false);
      expect(validate({ ...document, rules: [{ ...first, rule: undefined }] })).toBe(false);
    }
  });
});
