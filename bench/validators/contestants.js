/** Who takes part; ours first, the limit last. */
export const names = ['ours', 'ajv', 'ajv-standalone', 'typebox', 'typia', 'arktype', 'valibot', 'zod', 'limit'];

export async function contestants() {
  return Promise.all(names.map(async (name) => (await import(`./contestants/${name}.js`)).default()));
}
