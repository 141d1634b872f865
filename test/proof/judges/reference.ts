import { judgeOf } from '../../../generator/judge/judge.js';
import { forms, messagesOf } from '../../../generator/model/messages.js';
import type { Operation } from '../../../generator/model/model.js';
import type { Judge } from '../judge.js';

/** The judge that all others are held against. */
export function referenceJudge(operation: Operation): Judge {
  const judges = new Map(
    messagesOf(operation).flatMap((message) =>
      forms.map((form) => [`${message.role} ${form}`, judgeOf(message, form)] as const),
    ),
  );
  return {
    name: 'reference judge',
    target: 'reference',
    judge: (role, form, value) => {
      const found = judges.get(`${role} ${form}`)?.(value);
      return found && { isGood: found.violations.length === 0, ...found };
    },
  };
}
