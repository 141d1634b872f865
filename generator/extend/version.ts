/** The version of the model. */

/**
 * Increases when something of the model that a target, a check or a caller may use is removed, renamed or means something
 * else. What is added does not count: ignore properties and kinds that you do not know.
 */
export type ModelVersion = 1;

export const modelVersion: ModelVersion = 1;
