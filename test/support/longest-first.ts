import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files of half a minute or more, the longest first. */
const longest = [
  'test/proof/proof.thorough.ts',
  'test/cli/watch.thorough.ts',
  'test/linear.thorough.ts',
  'test/unit/kept-results.thorough.ts',
  'test/cli/handler-types.thorough.ts',
  'test/unit/names.test.ts',
  'test/types/standard-schema-agreement.thorough.ts',
  'test/keys.thorough.ts',
  'examples/customer-service/test/process.thorough.ts',
  'test/server/flood.thorough.ts',
  'test/server/sockets.thorough.ts',
];

/**
 * Starts with the files that take longest, so that none of them runs alone at the end. Vitest does so by itself where it has
 * run before; in a clean clone it goes by the size of files, and the longest proofs are the shortest texts.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((one, other) => placeOf(one) - placeOf(other));
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const at = longest.findIndex((path) => moduleId.endsWith(`/${path}`));
  if (at !== -1) return at;
  return longest.length + Number(!moduleId.endsWith('.thorough.ts'));
}
