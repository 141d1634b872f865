/** Filled as the phase grows. */
export const outputCatalogue = {} as const;
