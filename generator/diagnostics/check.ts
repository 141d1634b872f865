/** Filled as the phase grows. */
export const checkCatalogue = {} as const;
