/** On Workers: serves the operation, and calls the server that `/call?…` names. */
/* global Response */
import { handler, useClient, useValidators } from './use.js';

export default {
  fetch: async (request) => {
    const { pathname, search } = new URL(request.url);
    if (pathname !== '/call') return handler(request);
    try {
      useValidators();
      await useClient(decodeURIComponent(search.slice(1)));
      return new Response('works');
    } catch (error) {
      return new Response(error.stack, { status: 500 });
    }
  },
};
