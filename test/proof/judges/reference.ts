import { judge } from '../../../generator/judge/judge.js';
import { messageOf } from '../../../generator/model/messages.js';
import type { Operation } from '../../../generator/model/model.js';
import type { Judge } from '../judge.js';

/** The judge that all others are held against. */
export function referenceJudge(operation: Operation): Judge {
  return {
    name: 'reference judge',
    target: 'reference',
    judge: (role, form, value) => {
      const message = messageOf(operation, role);
      if (!message) return undefined;
      const found = judge(message, form, value);
      return { isGood: found.violations.length === 0, ...found };
    },
  };
}
