/** By hand, as fast as it gets without telling what is wrong: how far a generator is from there. */
import { DATE, EMAIL } from '../rules.js';

const email = new RegExp(EMAIL);
const date = new RegExp(DATE);
const hasOwn = Object.prototype.hasOwnProperty;
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value) => typeof value === 'string' && value !== '';
const isEmail = (value) => typeof value === 'string' && value.length <= 254 && email.test(value);
const bytes = (value) => value.length <= 20 || (value.length <= 60 && Buffer.byteLength(value) <= 60);

function isE164(value) {
  if (typeof value !== 'string') return false;
  const start = value.charCodeAt(0) === 43 ? 1 : 0;
  const digits = value.length - start;
  if (digits < 2 || digits > 15 || value.charCodeAt(start) === 48) return false;
  for (let index = start; index < value.length; index++) {
    const code = value.charCodeAt(index);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

function isCurrency(value) {
  if (typeof value !== 'string' || value.length !== 3) return false;
  const [a, b, c] = [value.charCodeAt(0), value.charCodeAt(1), value.charCodeAt(2)];
  return a >= 65 && a <= 90 && b >= 65 && b <= 90 && c >= 65 && c <= 90;
}

function isRequest(value) {
  if (!isObject(value)) return false;
  let given = 0;
  for (const key in value) {
    if (!hasOwn.call(value, key)) continue;
    const element = value[key];
    if (element === undefined) continue;
    switch (key) {
      case 'status':
        given |= 1;
        if (element !== 'ACTIVE' && element !== 'SUSPEND') return false;
        break;
      case 'type':
        if (element !== 'PRIVATE' && element !== 'BUSINESS') return false;
        break;
      case 'currency':
        given |= 2;
        if (!isCurrency(element)) return false;
        break;
      case 'name':
      case 'vatRegistrationNumber':
      case 'logo':
        if (!isText(element)) return false;
        break;
      case 'allowOfferDelegation':
      case 'isAllowedImeiLock':
        if (typeof element !== 'boolean') return false;
        break;
      case 'mfaConfiguration':
        if (element !== 'MANDATORY' && element !== 'ENABLED' && element !== 'DISABLED') return false;
        break;
      case 'contact':
        if (!isContact(element)) return false;
        break;
      case 'address':
        if (!Array.isArray(element)) return false;
        for (let index = 0; index < element.length; index++) if (!isAddress(element[index])) return false;
        break;
      case 'invoiceConfiguration':
        if (!isInvoice(element)) return false;
        break;
      case 'customFields':
        if (!Array.isArray(element)) return false;
        for (let index = 0; index < element.length; index++) if (!isCustomField(element[index])) return false;
        break;
      default:
        return false;
    }
  }
  return given === 3;
}

function isContact(value) {
  if (!isObject(value)) return false;
  let given = 0;
  for (const key in value) {
    if (!hasOwn.call(value, key)) continue;
    const element = value[key];
    if (element === undefined) continue;
    switch (key) {
      case 'emailAddress':
        if (!isEmail(element)) return false;
        break;
      case 'type':
        if (element !== 'OWNER' && element !== 'MEMBER') return false;
        break;
      case 'role':
        given |= 1;
        if (element !== 'SELFCARE' && element !== 'NONE') return false;
        break;
      case 'salutation':
        if (element !== 'MR' && element !== 'MS') return false;
        break;
      case 'identity':
        given |= 2;
        if (!Array.isArray(element) || element.length === 0) return false;
        for (let index = 0; index < element.length; index++) if (!isIdentity(element[index])) return false;
        break;
      case 'gender':
        if (element !== 'MALE' && element !== 'FEMALE') return false;
        break;
      case 'birthdate':
        if (typeof element !== 'string' || !date.test(element)) return false;
        break;
      case 'mobilePhoneNumber':
        given |= 4;
        if (!isE164(element)) return false;
        break;
      case 'landlinePhoneNumber':
        given |= 4;
        if (!isText(element)) return false;
        break;
      case 'firstName':
      case 'middleName':
      case 'lastName':
      case 'additionalPhoneNumber':
      case 'picture':
      case 'remarks':
        if (!isText(element)) return false;
        break;
      case 'isPrimary':
        if (typeof element !== 'boolean') return false;
        break;
      default:
        return false;
    }
  }
  return given === 7;
}

function isIdentity(value) {
  if (!isObject(value)) return false;
  let given = 0;
  for (const key in value) {
    if (!hasOwn.call(value, key)) continue;
    const element = value[key];
    if (element === undefined) continue;
    if (key === 'idType') {
      given |= 1;
      if (element !== 'ID' && element !== 'PASSPORT' && element !== 'DRIVER_LICENSE') return false;
    } else if (key === 'idNumber') {
      given |= 2;
      if (!isText(element)) return false;
    } else return false;
  }
  return given === 3;
}

function isAddress(value) {
  if (!isObject(value)) return false;
  let given = 0;
  for (const key in value) {
    if (!hasOwn.call(value, key)) continue;
    const element = value[key];
    if (element === undefined) continue;
    switch (key) {
      case 'type':
        if (element !== 'PRIVATE' && element !== 'SHIPPING' && element !== 'MAILING') return false;
        break;
      case 'zipCode':
        given |= 1;
        if (!isText(element)) return false;
        break;
      case 'city':
        given |= 2;
        if (!isText(element)) return false;
        break;
      case 'country':
        given |= 4;
        if (!isText(element)) return false;
        break;
      case 'fullName':
        given |= 8;
        if (!isText(element)) return false;
        break;
      case 'pobox':
        given |= 48;
        if (!isText(element)) return false;
        break;
      case 'street':
        given |= 16;
        if (!isText(element)) return false;
        break;
      case 'buildingNumber':
        given |= 32;
        if (!isText(element)) return false;
        break;
      case 'buildingName':
      case 'buildingFloor':
      case 'apartmentNumber':
      case 'entrance':
      case 'province':
      case 'state':
      case 'company':
        if (!isText(element)) return false;
        break;
      case 'salutation':
        if (element !== 'MR' && element !== 'MS') return false;
        break;
      case 'title':
        if (element !== 'DR' && element !== 'PROF') return false;
        break;
      case 'emailAddress':
        if (!isEmail(element)) return false;
        break;
      case 'isPrimary':
        if (typeof element !== 'boolean') return false;
        break;
      default:
        return false;
    }
  }
  return given === 63;
}

function isInvoice(value) {
  if (!isObject(value)) return false;
  let given = 0;
  for (const key in value) {
    if (!hasOwn.call(value, key)) continue;
    const element = value[key];
    if (element === undefined) continue;
    switch (key) {
      case 'deviceCost':
        if (typeof element !== 'number' || !Number.isFinite(element)) return false;
        break;
      case 'deliveryMethod':
        if (element !== 'EMAIL' && element !== 'POSTAL' && element !== 'EDI') return false;
        break;
      case 'paymentDueAfterInvoiceIssued':
        given |= 1;
        if (!Number.isSafeInteger(element) || element < 0) return false;
        break;
      case 'paymentDueUnits':
        given |= 2;
        if (element !== 'DAYS') return false;
        break;
      case 'vat':
        if (typeof element !== 'number' || !(element >= 0) || element === Infinity) return false;
        break;
      case 'invoiceText':
        if (!isText(element) || !bytes(element)) return false;
        break;
      default:
        return false;
    }
  }
  return given !== 1;
}

function isCustomField(value) {
  if (!isObject(value)) return false;
  for (const key in value) {
    if (!hasOwn.call(value, key)) continue;
    const element = value[key];
    if (element !== undefined && ((key !== 'keyName' && key !== 'keyValue') || !isText(element))) return false;
  }
  return true;
}

export default function contestant() {
  return { name: 'by hand', lacks: [], is: isRequest };
}
