export const packages: readonly string[];
export const inlined: readonly string[];
export const bundled: readonly string[];
