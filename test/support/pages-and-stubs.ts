/** What is rendered from templates for an operation, and the data of its page. */
import { handlerFactsOf, handlerFiles } from '../../generator/4-emit/handlers.js';
import { ledgerOf } from '../../generator/4-emit/ledger.js';
import type { EmittedFile } from '../../generator/4-emit/target.js';
import { operationTargets, templateViews } from '../../generator/4-emit/targets/index.js';
import { loadTemplates } from '../../generator/4-emit/templates/load-templates.js';
import type { Operation } from '../../generator/model/model.js';
import { onGitHub } from './on-github.js';

const { render } = await loadTemplates(templateViews);
const names = ['docs', 'fidelity', 'server', 'client', 'index'];

/** As the targets print them, before anything formats them; without `fidelity.json`, which has a form of its own. */
export async function pagesAndStubs(operation: Operation): Promise<readonly EmittedFile[]> {
  if (!render) throw new Error('There are no templates');
  const files: EmittedFile[] = [];
  // No page depends on what vectors say, only on how many there are.
  const ledger = Promise.resolve(ledgerOf(operation, operationTargets));
  const context = { ...onGitHub, render, ledger: () => ledger, vectors: () => Promise.resolve([]) };
  for (const { name, emitOperation } of operationTargets)
    if (names.includes(name)) files.push(...(await emitOperation(operation, context)));
  const handlers = await handlerFiles([handlerFactsOf(operation)], (module) => `../out/${module}.js`, render);
  return [...files.filter(({ path }) => !path.endsWith('/fidelity.json')), ...handlers];
}
