/** The imports of the emitted validators from the modules that all operations share. */
import { formats, type RuntimeFunction, scalars } from '../../../formats/index.js';
import type { Reference } from './code.js';

/** The function that checks a format or a scalar type. */
export function runtimeFunction({ module, name }: RuntimeFunction): Reference {
  return { name, module: `../validation/${module}.js`, isType: false };
}

function from<Name extends string>(module: string, names: readonly Name[], isType = false): Record<Name, Reference> {
  const references = names.map((name) => [name, { name, module: `../validation/${module}.js`, isType }]);
  return Object.fromEntries(references) as Record<Name, Reference>;
}

export const runtime = {
  ...from('values', ['elementOf', 'entryOf', 'equals', 'isObject', 'isOneOf', 'isOwn', 'lengthOf']),
  ...from('values', ['Elements'], true),
  ...from('conditions', ['hasEntryWhere', 'hasValueWhere', 'isObjectWhere', 'isWithin', 'matches']),
  ...from('free', ['deepCopyOf', 'freeOf', 'isFreeObject', 'isJson']),
  ...from('alternatives', ['failAlternative', 'inCapitals']),
  ...from('depth', ['acceptsNested', 'enter', 'leave']),
  ...from('entries', ['acceptsEntries', 'parsedEntries', 'violationsInEntries']),
  ...from('formats', ['fitsBytes', 'fitsLength']),
  ...from('lists', ['besides', 'holdsAny', 'otherThan']),
  ...from('decimals', ['fitsDecimals', 'isMultiple']),
  ...from('distance', ['isAfter', 'isMore']),
  ...from('lengths', ['reachesLength']),
  ...from('nested', ['checkMap', 'foundIn', 'readMap', 'stepInto']),
  ...from('report', ['apply', 'fail', 'failCondition', 'failText', 'failUnknown', 'failUnknowns']),
  ...from('report', ['inside', 'insideSince', 'isFull']),
  ...from('report', ['Report', 'Rules'], true),
  ...from('table-rules', [
    'addUp',
    'addUpBeside',
    'changeIn',
    'countsIn',
    'descentIn',
    'entriesIn',
    'failElement',
    'failEntry',
    'failRule',
  ]),
  ...from('inside', ['failInside']),
  ...from('table-rules', ['howMany', 'joinUp', 'repeatIn', 'tuple', 'valueIn', 'valuesIn']),
  ...from('read', ['compact', 'copyOf', 'entriesOf', 'isBlank', 'isBlankOf', 'readInside']),
  ...from('read', ['readWrapped', 'respell', 'respellInCapitals', 'respellMany', 'unwrap']),
  ...from('results', ['accepts', 'parsedBy', 'parsedEnvelope', 'violationsIn']),
  ...from('outcomes', ['acceptsAnswer', 'parsedAnswer', 'violationsInAnswer']),
  ...from('outcomes', ['BodyOutcomes'], true),
  ...from('standard-schema', ['schemaFor', 'standardResult']),
  ...from('standard-schema', ['StandardSchema', 'WireForm'], true),
  ...from('violation', ['EnvelopeResult', 'Findings', 'ParseOptions', 'ParseResult', 'ValidateOptions'], true),
  ...from('violation', ['Violation'], true),
};

/** Every name that emitted code may import. */
export const importedNames: readonly string[] = [
  ...Object.values(runtime),
  ...[...Object.values(formats), ...Object.values(scalars)].flatMap(({ check, order }) => [
    ...('name' in check ? [check] : []),
    ...(order ? [order.key] : []),
  ]),
].map(({ name }) => name);
