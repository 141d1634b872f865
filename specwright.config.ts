import { defineConfig } from 'specwright';

export default defineConfig({
  // The service of examples/ has handlers of its own.
  handlers: false,
  targets: { vectors: true },
});
