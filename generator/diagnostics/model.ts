/** Filled as the phase grows. */
export const modelCatalogue = {} as const;
