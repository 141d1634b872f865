/** What the attacks on a generated operation are made from: its vectors, its example and its verdicts. */
import { readFileSync } from 'node:fs';
import { analyze } from '../../../generator/analyze.js';
import { judge } from '../../../generator/judge/judge.js';
import { type Outcome, outcomes } from './attack.js';

export interface Material {
  /** Inputs of vectors, good and bad. */
  readonly inputs: readonly unknown[];
  /** The good example, with everything filled in. */
  readonly example: Readonly<Record<string, unknown>>;
  /** What has to be answered to a body that is JSON. */
  readonly verdict: (body: unknown) => Outcome;
  /** The status of each error code. */
  readonly codes: ReadonlyMap<string, number>;
}

export async function loadMaterial(): Promise<Material> {
  const { model } = await analyze('definitions');
  const operation = model.operations.find(({ name }) => name === 'create-customer');
  const message = operation?.request;
  const example = operation?.examples.find(({ role, verdict }) => role === 'request' && verdict.canonical === 'good');
  if (!operation || !message || !example) throw new Error('There is no create-customer with a good example');
  const text = readFileSync('generated/create-customer/vectors.json', 'utf8');
  const { vectors } = JSON.parse(text) as { readonly vectors: readonly { message: string; input: unknown }[] };
  return {
    inputs: vectors.filter((vector) => vector.message === 'request').map(({ input }) => input),
    example: example.value as Material['example'],
    verdict: (body) => (judge(message, 'wire', body).violations.length === 0 ? outcomes.good : outcomes.invalid),
    codes: new Map([...operation.errors, ...operation.rejections].map(({ code, status }) => [code, status])),
  };
}
