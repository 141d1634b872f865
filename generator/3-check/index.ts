/** Phase 3: the checks for mistakes in definitions that can be built. */
import type { Built } from '../2-model/build.js';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.js';
import { aliases } from './aliases.js';
import { bounds } from './bounds.js';
import { cardinality } from './cardinality.js';
import { conditionReferences } from './condition-references.js';
import { conditionTruth } from './condition-truth.js';
import { conditionValues } from './condition-values.js';
import { contradictingEffects } from './contradicting-effects.js';
import { defaults } from './defaults.js';
import { emptiness } from './emptiness.js';
import { enumValues } from './enum-values.js';
import { envelope } from './envelope.js';
import { errorCodes } from './error-codes.js';
import { examples } from './examples.js';
import { fittingKeys } from './fitting-keys.js';
import { keepableRules } from './keepable-rules.js';
import { narrowings } from './narrowings.js';
import { answerHeaders } from './answer-headers.js';
import { outcomes } from './outcomes.js';
import { parameters } from './parameters.js';
import { patterns } from './patterns.js';
import { presence } from './presence.js';
import { prose } from './prose.js';
import { recursion } from './recursion.js';
import { requestBody } from './request-body.js';
import { routes } from './routes.js';
import { security } from './security.js';
import { size } from './size.js';
import { type Check, type LoadAnalyser, subjectOf } from './subject.js';
import { tableRules } from './table-rules.js';
import { uniqueNames } from './unique-names.js';
import { unusedReadings } from './unused-readings.js';
import { unusedShapes } from './unused-shapes.js';
import { unusedTypes } from './unused-types.js';

/** In the order of a definition: operation, tables, examples. */
const checks: readonly Check[] = [
  uniqueNames,
  size,
  parameters,
  security,
  routes,
  requestBody,
  envelope,
  outcomes,
  answerHeaders,
  errorCodes,
  fittingKeys,
  emptiness,
  cardinality,
  bounds,
  narrowings,
  recursion,
  patterns,
  enumValues,
  aliases,
  defaults,
  presence,
  prose,
  conditionReferences,
  conditionValues,
  conditionTruth,
  contradictingEffects,
  keepableRules,
  tableRules,
  examples,
  unusedShapes,
  unusedTypes,
  unusedReadings,
];

/** Those that match values against patterns; a pattern that takes too long on a user's server does so here as well. */
const matching: ReadonlySet<Check> = new Set([
  enumValues,
  defaults,
  narrowings,
  conditionValues,
  conditionTruth,
  tableRules,
  examples,
]);

/**
 * Runs all checks. Tables that several messages share are checked in each of them; reports drop duplicates.
 */
export function check(built: Built, loadAnalyser: LoadAnalyser): readonly Diagnostic[] {
  const subject = subjectOf(built, loadAnalyser);
  const found = patterns(subject);
  const isSlow = hasErrors(found);
  return checks.flatMap((one) => (one === patterns ? found : isSlow && matching.has(one) ? [] : one(subject)));
}
