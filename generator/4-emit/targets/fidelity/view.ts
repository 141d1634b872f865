/** The view of the template of `fidelity.md`. */
import { group, list, number, text, type ViewOf } from '../../templates/view.js';

export const fidelityShape = group({
  title: text,
  /** The number of conformance vectors. */
  vectors: group({ accepted: number, rejected: number }),
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
  rules: list(
    group({
      id: text,
      /** parameters, request or response. */
      message: text,
      /** The number of vectors that are about satisfying it, and of those that break it. */
      accepted: number,
      rejected: number,
      /** `types: weaker`: the targets that enforce it less than exactly, except those that only document every rule. */
      notExact: list(text),
    }),
  ),
});

export type FidelityView = ViewOf<typeof fidelityShape>;
