import { useClient } from './use.js';

await useClient(process.argv[2]);
console.log('works');
