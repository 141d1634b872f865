/**
 * All operations as one handler.
 *
 * This file is yours. specwright adds new operations, removes those that no longer exist, and fixes imports of generated
 * code that has moved; it changes nothing else.
 */
import { getThingHandler } from '../generated/get-thing/server.js';
import { type Handler, routerOf } from '../generated/http/router.js';
import * as getThingImplementation from './get-thing.js';

export const handler: Handler = routerOf([
  // One line per operation.
  getThingHandler(getThingImplementation),
]);
