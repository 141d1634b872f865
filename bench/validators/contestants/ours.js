import { isCreateCustomerRequest, parseCreateCustomerRequest, validateCreateCustomerRequest } from '../build/ours.js';

export default function contestant() {
  return {
    name: 'specwright',
    lacks: [],
    is: isCreateCustomerRequest,
    all: validateCreateCustomerRequest,
    parse: parseCreateCustomerRequest,
  };
}
