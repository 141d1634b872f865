/** The outcomes that a definition lists, in sentences. */
import type { Message, Operation, Outcome } from '../../../model/model.js';
import { describeSign, pathName, toldBy } from '../../../model/outcomes.js';
import { inWords, oneOf } from '../../../model/words.js';
import { sentence } from '../../lower/sentences.js';

/** What the bodies tell by themselves; the statuses stand with the codes. */
export function listedOutcomes(message: Message): readonly string[] {
  const { outcomes = [], each } = message;
  const signs = toldBy(message).map(({ when }) => describeSign(when));
  const subject = each ? `An entry of ${each.name}` : 'An answer with the status of a success';
  return [
    ...(signs.length > 0 ? [`${subject} is a success when ${inWords(signs, 'or')}, and a failure otherwise.`] : []),
    ...outcomes.flatMap(({ kind, statuses, code, message: words }) => {
      const places = [
        ...(code ? [`its code is ${pathName(code)}`] : []),
        ...(words ? [`its message ${code ? '' : 'is '}${pathName(words)}`] : []),
      ];
      const failure = each
        ? 'an entry that failed'
        : `a failure${statuses.length > 0 ? ` with status ${oneOf(statuses)}` : ''}`;
      return kind === 'failure' && places.length > 0 ? [`Of ${failure}, ${places.join(' and ')}.`] : [];
    }),
  ];
}

/** `Status 201: a success with the body Subscription and the header Location. It was created.` */
export function statusSentences({ outcomes }: Operation): readonly string[] {
  if (!outcomes) return ['The status is 200 after a success.'];
  return outcomes.map((outcome) => {
    const { kind, statuses, shape, array, mediaType, description } = outcome;
    const status = statuses.length > 0 ? `Status ${oneOf(statuses)}` : 'Any other status from 400 on';
    const body = shape ? `${array ? 'an array of' : 'the body'} ${shape.name} (${mediaType})` : 'no body';
    const more = description === undefined ? '' : ` ${sentence(description)}`;
    const otherwise = outcome.when ? ', or a failure if the body says so' : '';
    return `${status}: a ${kind} with ${body}${headersInWords(outcome)}${otherwise}.${more}`;
  });
}

function headersInWords({ headers }: Outcome): string {
  const fields = headers?.root.fields ?? [];
  const presences = { M: '', O: ' (optional)', CM: ' (under a condition)' };
  const names = fields.map(({ name, presence }) => name + presences[presence]);
  return names.length === 0 ? '' : ` and the header${names.length === 1 ? '' : 's'} ${names.join(', ')}`;
}
