export default {
  input: './openapi.json',
  output: './out',
  plugins: ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk', 'zod'],
};
