import { error, warning } from './entry.js';

/** Mistakes in an operation as a whole: its call, its parameters, its answers. */
export const operationCatalogue = {
  // The operation
  'operation-twice': error(
    (p: { name: string; other: string }) => `the operation in ${p.other} is also called \`${p.name}\`, hyphens aside`,
    'Give each operation a name of its own. Hyphens do not count, because type names are made without them.',
  ),
  'too-many-elements': error(
    (p: { count: number; most: number }) =>
      `the tables of this operation have ${p.count} elements; the maximum is ${p.most}`,
    'Split it into several operations, or remove tables that no caller needs.',
  ),
  'route-twice': error(
    (p: { route: string; other: string }) => `${p.route} is already defined in ${p.other}`,
    'Change the method or the path. Paths that differ only in the names of their parameters are the same path.',
  ),
  'path-named-otherwise': error(
    (p: { route: string; other: string }) =>
      `the path is the same as ${p.route} in ${p.other}, with different parameter names`,
    "OpenAPI does not allow this. Use the same parameter names, and give the page's name as `pageName`.",
  ),
  'route-undecided': error(
    (p: { route: string; other: string }) =>
      `some requests match both this path and ${p.route} in ${p.other}, and neither goes first`,
    'Segments are compared from left to right, and the path with more literal text in a segment goes first. Give one of the two more literal text.',
  ),
  'route-hidden': warning(
    (p: { route: string; other: string; name: string; value: string }) =>
      `with the value \`${p.value}\` for \`${p.name}\`, a request reaches ${p.route} in ${p.other}, which goes first`,
    'Narrow the rules of the parameter so that they exclude this value, or change one of the paths.',
  ),
  'common-twice': error(
    (p: { name: string; other: string }) => `the common definition in ${p.other} is also called \`${p.name}\``,
    'Rename one of the two, or merge them.',
  ),
  'path-parameter-twice': error(
    (p: { name: string }) => `the path has the parameter \`${p.name}\` twice`,
    "Give the second one another name, and give the page's name as its `pageName`.",
  ),
  'path-parameters-together': error(
    (p: { name: string; earlier: string }) =>
      `\`${p.earlier}\` and \`${p.name}\` are in the same segment of the path, so where the first one ends is ambiguous`,
    'Give each a segment of its own: `/{a}/{b}`. Text before and after a parameter is allowed, as in `/{a}.json`.',
  ),
  'path-parameter-undeclared': error(
    (p: { name: string }) =>
      `the path has the parameter \`${p.name}\`, but \`parameters\` does not declare it with \`in: path\``,
    'Declare it, or correct its spelling.',
  ),
  'path-parameter-unused': error(
    (p: { name: string }) => `\`${p.name}\` is a path parameter, but the path has no \`{${p.name}}\``,
    'Add it to the path, or write `in: query` or `in: header`.',
  ),
  'path-parameter-presence': error(
    (p: { name: string }) => `the path parameter \`${p.name}\` is not M`,
    'Make it M. A path without it would be another path.',
  ),
  'parameter-structure': error(
    (p: { name: string }) => `the parameter \`${p.name}\` is an object`,
    'A parameter is a value or an array of values. Declare each element of the object as a parameter of its own, under the name that is sent, such as `filter[name]`, or send the object in a `request`.',
  ),
  'parameter-twice': error(
    (p: { name: string; other: string; location: string }) =>
      `\`${p.name}\` and \`${p.other}\` are sent under the same name in the ${p.location}`,
    'Remove one of the two. Names of headers do not differ in case, and an API key is no parameter.',
  ),
  'header-name': error(
    (p: { name: string }) => `\`${p.name}\` is not the name of a header`,
    "The name of a header has letters, digits and any of ! # $ % & ' * + - . ^ _ ` | ~.",
  ),
  'reserved-header': error(
    (p: { name: string; why: string }) => `the header \`${p.name}\` cannot be a parameter: ${p.why}`,
    'Remove the row, and note what the page says in a reading.',
  ),
  'value-not-sent': error(
    (p: { value: string; why: string }) => `\`${p.value}\` cannot be sent: ${p.why}`,
    'Correct the value, or send the parameter elsewhere or in another style.',
  ),
  'body-not-allowed': error(
    () => 'a GET request cannot have a body: browsers refuse to send it, and servers ignore or refuse it',
    'Declare what is sent as parameters with `in: query` or `in: header`, or use POST if the server takes it.',
  ),
  'scheme-called-none': error(
    () => '`none` means that callers do not authenticate, so no scheme can have this name',
    'Choose another name.',
  ),
  'envelope-type': error(
    (p: { name: string; expected: string }) => `\`${p.name}\` is part of the envelope and has to be ${p.expected}`,
    'Change the element, or name another one in the envelope.',
  ),
  'envelope-presence': error(
    (p: { name: string }) => `\`${p.name}\` is part of the envelope and has to be O, without conditions`,
    'Make it O and remove its conditions, because the envelope decides when it is filled. Note what the page says in a reading.',
  ),
  'failure-lacks': warning(
    (p: { name: string }) =>
      `a server answers no failure in the form of this table, because only a handler knows \`${p.name}\`, which is mandatory`,
    'Make it O if failures come without it. If they have it empty, say how: `empty: { written: "", read: [""] }`. Note what the page says in a reading.',
  ),
  'envelope-twice': error(
    (p: { name: string }) => `the envelope uses \`${p.name}\` twice`,
    'Name different elements for error code, error message and payload.',
  ),
  'envelope-literal': error(
    (p: { literal: string }) => `\`${p.literal}\` is written for an empty element, but is not read as one`,
    'Add it to `read`.',
  ),
  'media-type-twice': error(
    (p: { name: string }) => `the request names \`${p.name}\` a second time`,
    'Remove one of the two. Parameters such as `charset` do not make a media type another one.',
  ),
  'status-twice': error(
    (p: { status: string }) => `two outcomes have ${p.status}, and no element tells them apart`,
    'Give each a status of its own, or say with `when` what an element of each success says.',
  ),
  'status-without-body': error(
    (p: { status: number }) => `an answer with status ${p.status} has no body`,
    'Remove `shape` or `array`, or use another status.',
  ),
  'body-without-shape': error(
    (p: { key: string }) => `\`${p.key}\` describes a body, and this outcome has none`,
    'Name the shape of the body with `shape`, or that of its entries with `array`, or remove the key.',
  ),
  'failure-without-shape': error(
    () => 'an element tells success from failure, and no failure has a body that is an object',
    'Describe the failure with `failure: { shape: … }`. It may be the shape of the success.',
  ),
  'each-without-sign': error(
    (p: { name: string }) => `nothing tells which entries of \`${p.name}\` succeeded`,
    'Say with `when` what an element of an entry says after a success: `success: { shape: …, when: { absent: errorCode } }`.',
  ),
  'success-status': error(
    (p: { status: number }) => `the status ${p.status} is a success, and no element of the answer says otherwise`,
    'Use a status from 400 on (a failure that is listed may have one from 300 on), or say with `when` what an element of a success says.',
  ),
  'outcome-element': error(
    (p: { name: string; expected: string }) => `\`${p.name}\` tells about an outcome and has to be ${p.expected}`,
    'Name another element, or change its row.',
  ),
  'code-not-a-number': warning(
    (p: { code: string; name: string }) =>
      `\`${p.code}\` is not a number, as \`${p.name}\` is, which holds the codes of failures with this status`,
    'A server cannot answer it. Write the code as the page has it, or give the element a type of texts.',
  ),
  'sign-value': error(
    (p: { value: string; name: string }) => `\`${p.name}\` is never ${p.value}`,
    'Correct the value, or the row of the element.',
  ),
  'header-row': error(
    (p: { name: string; key: string }) => `the header \`${p.name}\` cannot have \`${p.key}\``,
    'A header of an answer is a value or an array of values of a type other than Object and Any, with `enum`, `keywords`, `format`, `pattern`, lengths, bounds, `decimals`, `multipleOf`, and conditions on other headers. Note anything else in its description.',
  ),
  'error-code-twice': error(
    (p: { code: string }) => `\`${p.code}\` is both an error code and the code of a rejection`,
    'Rename the code under `rejections`, so that callers can tell the two apart.',
  ),
};
