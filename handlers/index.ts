/**
 * All operations as one handler.
 *
 * This file is yours. specwright adds new operations, removes those that no longer exist, and fixes imports of generated
 * code that has moved; it changes nothing else.
 */
import { bulkModifySubscriberStatusHandler } from '../../../tmp/pb/bulk-modify-subscriber-status/bulk-modify-subscriber-status/server.js';
import { type Handler, routerOf } from '../../../tmp/pb/bulk-modify-subscriber-status/http/router.js';
import * as bulkModifySubscriberStatusImplementation from './bulk-modify-subscriber-status.js';
import { modifyCustomerPackageHandler } from '../../../tmp/pb/modify-customer-package/modify-customer-package/server.js';
import * as modifyCustomerPackageImplementation from './modify-customer-package.js';
import { snapDeleteVaHandler } from '../../../tmp/pb/snap-delete-va/snap-delete-va/server.js';
import * as snapDeleteVaImplementation from './snap-delete-va.js';
import { createCustomerOfferHandler } from '../../../tmp/pb/create-customer-offer/create-customer-offer/server.js';
import * as createCustomerOfferImplementation from './create-customer-offer.js';

export const handler: Handler = routerOf([
  // One line per operation.
  bulkModifySubscriberStatusHandler(bulkModifySubscriberStatusImplementation),
  modifyCustomerPackageHandler(modifyCustomerPackageImplementation),
  snapDeleteVaHandler(snapDeleteVaImplementation),
  createCustomerOfferHandler(createCustomerOfferImplementation),
]);
