export const packages: readonly string[];
export const inlined: readonly string[];
