import { isCreateCustomerRequest, parseCreateCustomerRequest, validateCreateCustomerRequest } from '../build/ours.js';

const plain = { plain: true };

export default function contestant() {
  return {
    name: 'specwright',
    lacks: [],
    is: isCreateCustomerRequest,
    all: validateCreateCustomerRequest,
    // As the server calls it, with what JSON.parse gave.
    parse: (value) => parseCreateCustomerRequest(value, plain),
    parseAny: parseCreateCustomerRequest,
  };
}
