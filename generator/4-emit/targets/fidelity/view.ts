/** The view of the template of `fidelity.md`. */
import { group, list, maybe, number, text, type ViewOf } from '../../templates/view.js';

const rule = {
  id: text,
  /** parameters, request or response. */
  message: text,
  /** `types: weaker`: the targets that enforce it less than exactly, except those that only document every rule. */
  notExact: list(text),
};

export const fidelityShape = group({
  title: text,
  /** The conformance vectors, if they are generated. */
  vectors: maybe(
    group({
      /** Their number. */
      accepted: number,
      rejected: number,
      /** The rules, with the number of vectors that are about satisfying each, and of those that break it. */
      rules: list(group({ ...rule, accepted: number, rejected: number })),
    }),
  ),
  targets: list(
    group({
      name: text,
      /** The number of rules at each level. */
      exact: number,
      weaker: number,
      documented: number,
    }),
  ),
  /** Each reason of each target, with the number of rules that it applies to. */
  reasons: list(group({ target: text, level: text, rules: number, why: text })),
  rules: list(group(rule)),
});

export type FidelityView = ViewOf<typeof fidelityShape>;
