/** Runs the scenarios in workerd, for a request whose body are the servers as JSON. */
/* global Response */
import { createClient } from './create-customer/client.js';
import { outcomesOf, scenariosOf } from './scenarios.js';

export default {
  fetch: async (request) => Response.json(await outcomesOf(scenariosOf(createClient, await request.json()))),
};
