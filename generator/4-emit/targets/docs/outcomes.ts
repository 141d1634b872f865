/** The outcomes that a definition lists, in sentences. */
import type { Message, Operation, Outcome } from '../../../model/model.js';
import { describeSign, isToldByElement, pathName } from '../../../model/outcomes.js';
import { oneOf } from '../../../model/words.js';
import { sentence } from '../../lower/sentences.js';

/** What the bodies tell by themselves; the statuses stand with the codes. */
export function listedOutcomes(message: Message): readonly string[] {
  const { outcomes = [], each } = message;
  const subject = each ? `An entry of ${each.name}` : 'An answer';
  return [
    ...(isToldByElement(message)
      ? outcomes.flatMap(({ when }) => (when ? [`${subject} is a success when ${describeSign(when)}.`] : []))
      : []),
    ...outcomes.flatMap(({ kind, code, message: words }) => {
      const places = [
        ...(code ? [`its code is ${pathName(code)}`] : []),
        ...(words ? [`its message is ${pathName(words)}`] : []),
      ];
      return kind === 'failure' && places.length > 0 ? [`Of a failure, ${places.join(' and ')}.`] : [];
    }),
  ];
}

/** `Status 201: a success with the body Subscription and the header Location. It was created.` */
export function statusSentences({ outcomes }: Operation): readonly string[] {
  if (!outcomes) return ['The status is 200 after a success.'];
  return outcomes.map((outcome) => {
    const { kind, statuses, shape, mediaType, description } = outcome;
    const status = statuses.length > 0 ? `Status ${oneOf(statuses)}` : 'Any other status from 400 on';
    const body = shape ? `the body ${shape.name} (${mediaType})` : 'no body';
    const more = description === undefined ? '' : ` ${sentence(description)}`;
    return `${status}: a ${kind} with ${body}${headersInWords(outcome)}.${more}`;
  });
}

function headersInWords({ headers }: Outcome): string {
  const names = headers.map(({ name, presence }) => (presence === 'M' ? name : `${name} (optional)`));
  return names.length === 0 ? '' : ` and the header${names.length === 1 ? '' : 's'} ${names.join(', ')}`;
}
