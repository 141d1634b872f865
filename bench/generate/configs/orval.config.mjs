export default {
  client: { input: './openapi.json', output: { target: './out/client.ts', client: 'fetch', mode: 'single' } },
  zod: { input: './openapi.json', output: { target: './out/zod.ts', client: 'zod', mode: 'single' } },
};
