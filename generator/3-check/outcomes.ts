import type { FailureDefinition, LoadedFile, SuccessDefinition } from '../1-load/definition.js';
import { namesBody } from '../2-model/bodies.js';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import type { Field, Message, Operation, Scalar, Sign } from '../model/model.js';
import { pathName } from '../model/outcomes.js';
import { isNumeric } from '../model/value-types.js';
import type { Span } from '../diagnostics/source.js';
import type { Check } from './subject.js';

/** The outcomes that a definition lists can be told apart, and can be what they say. */
export const outcomes: Check = ({ files, messages, operations }) => [
  ...files.flatMap(checkFile),
  ...messages.flatMap((message) => checkElements(message)),
  ...operations.flatMap((operation) => codesNotHeld(operation, files)),
  ...operations.flatMap(({ errors, response, outcomes: listed, span }) => {
    const isTold = response.envelope !== undefined || listed?.some(({ when }) => when) === true;
    return isTold
      ? []
      : errors
          .filter(({ status }) => status < 400)
          .flatMap(({ code }) =>
            errorStatus(
              files.filter((file) => file.kind === 'common' || file.source === span.source),
              code,
            ),
          );
  }),
];

/** Error codes that are no numbers, where the failure with their status has a number for them. */
function codesNotHeld(
  { errors, outcomes: all = [], span }: Operation,
  files: readonly LoadedFile[],
): readonly Diagnostic[] {
  const failures = all.filter(({ kind }) => kind === 'failure');
  return errors.flatMap(({ code, status }) => {
    const own = failures.find(({ statuses }) => statuses.includes(status));
    const { code: path } = own ?? failures.find(({ statuses }) => statuses.length === 0) ?? {};
    if (!path || !isNumber(path.at(-1)) || String(Number(code)) === code) return [];
    return files
      .filter(
        (file) =>
          (file.kind === 'common' || file.source === span.source) && Object.hasOwn(file.data.errors ?? {}, code),
      )
      .map(({ at }) => diagnostic('code-not-a-number', at(['errors', code], 'key'), { code, name: pathName(path) }));
  });
}

function errorStatus(files: readonly LoadedFile[], code: string): readonly Diagnostic[] {
  return files.flatMap(({ data, at }) => {
    const error = Object.hasOwn(data.errors ?? {}, code) ? data.errors?.[code] : undefined;
    return error && error.status < 400
      ? [diagnostic('success-status', at(['errors', code, 'status']), { status: error.status })]
      : [];
  });
}

type Path = readonly (string | number)[];

interface Written {
  readonly kind: 'success' | 'failure';
  readonly outcome: SuccessDefinition & FailureDefinition;
  readonly path: Path;
}

function writtenIn({ data }: LoadedFile): readonly Written[] {
  const { response } = data;
  if (!response?.success) return [];
  return (['success', 'failure'] as const).flatMap((kind): readonly Written[] => {
    const given: unknown = response[kind] ?? [];
    return Array.isArray(given)
      ? given.map((outcome: SuccessDefinition, index) => ({ kind, outcome, path: ['response', kind, index] }))
      : [{ kind, outcome: given as SuccessDefinition, path: ['response', kind] }];
  });
}

/** The statuses of an outcome as the file has them, each with its place. */
function statusesOf({ kind, outcome, path }: Written): readonly (readonly [number, Path])[] {
  const { status } = outcome;
  if (typeof status === 'number') return [[status, [...path, 'status']]];
  if (status) return status.map((one, index) => [one, [...path, 'status', index]] as const);
  return kind === 'success' ? [[namesBody(outcome) ? 200 : 204, path]] : [];
}

function checkFile(file: LoadedFile): readonly Diagnostic[] {
  const all = writtenIn(file);
  const { at } = file;
  const isTold = all.some(({ outcome }) => outcome.when);
  const [first] = all;
  const { response } = file.data;
  const hasBody = all.some(({ kind, outcome }) => kind === 'success' && namesBody(outcome));
  if (response?.success && response.each !== undefined && hasBody && !isTold)
    return [diagnostic('each-without-sign', at(['response', 'each']), { name: response.each })];
  const hasFailure = all.some(({ kind, outcome }) => kind === 'failure' && outcome.shape !== undefined);
  if (isTold && !hasFailure && first) return [diagnostic('failure-without-shape', at(['response'], 'key'), {})];
  return all.flatMap((written, index) => {
    const { kind, outcome, path } = written;
    const earlier = all.slice(0, index);
    const clashes = (other: Written): boolean =>
      other.kind === kind ? !(other.outcome.when && outcome.when) : !other.outcome.when;
    const known = new Set(earlier.filter(clashes).flatMap((other) => statusesOf(other).map(([status]) => status)));
    const statuses = statusesOf(written);
    const isOther = kind === 'failure' && outcome.status === undefined;
    const hasOther = earlier.some((other) => other.kind === kind && other.outcome.status === undefined);
    return [
      ...statuses.flatMap(([status, place], at_) =>
        known.has(status) || statuses.slice(0, at_).some(([one]) => one === status)
          ? [diagnostic('status-twice', at(place), { status: `the status ${status}` })]
          : [],
      ),
      ...(isOther && hasOther ? [diagnostic('status-twice', at(path, 'key'), { status: 'no status' })] : []),
      ...statuses.flatMap(([status, place]) => [
        ...(kind === 'failure' && status < 300 && !isTold ? [diagnostic('success-status', at(place), { status })] : []),
        ...((status === 204 || status === 205 || status === 304) && namesBody(outcome)
          ? [diagnostic('status-without-body', at(place), { status })]
          : []),
      ]),
      ...(outcome.mediaType !== undefined && !namesBody(outcome)
        ? [diagnostic('body-without-shape', at([...path, 'mediaType']), { key: 'mediaType' })]
        : []),
    ];
  });
}

/** Messages are texts, codes texts or numbers, and a sign says what its element can be. */
function checkElements({ outcomes: listed = [] }: Message): readonly Diagnostic[] {
  return listed.flatMap(({ code, message, when, places }) => [
    ...(code && places.code && !isText(code.at(-1)) && !isNumber(code.at(-1))
      ? [diagnostic('outcome-element', places.code, { name: pathName(code), expected: 'a single text or number' })]
      : []),
    ...(message && places.message && !isText(message.at(-1))
      ? [diagnostic('outcome-element', places.message, { name: pathName(message), expected: 'a single text' })]
      : []),
    ...(when && places.when ? checkSign(when, places.when) : []),
  ]);
}

function isText(field: Field | undefined): boolean {
  return field !== undefined && !field.array && (field.type.kind === 'text' || field.type.kind === 'enum');
}

function isNumber(field: Field | undefined): boolean {
  return field !== undefined && !field.array && isNumeric(field.type);
}

function checkSign({ path, test }: Sign, span: Span): readonly Diagnostic[] {
  const field = path.at(-1);
  if (!field) return [];
  const name = pathName(path);
  const wrong = (expected: string): readonly Diagnostic[] => [diagnostic('outcome-element', span, { name, expected })];
  if (test.kind === 'given') return [];
  if (field.array || field.type.kind === 'object') return wrong('a single value');
  if (test.kind === 'matches') return isText(field) ? [] : wrong('text, because a pattern is about texts');
  return test.values
    .filter((value) => !canBe(field, value))
    .map((value) => diagnostic('sign-value', span, { name, value: JSON.stringify(value) }));
}

function canBe({ type }: Field, value: Scalar): boolean {
  if (type.kind === 'enum') return typeof value === 'string' && type.values.includes(value);
  if (type.kind === 'boolean') return typeof value === 'boolean';
  if (type.kind === 'text') return typeof value === 'string';
  return type.kind === 'object' ? false : typeof value === 'number' || typeof value === 'string';
}
