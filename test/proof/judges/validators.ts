import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { Message, Violation } from '../../../generator/model/model.js';
import { messagesOf } from '../../../generator/model/messages.js';
import { pascalCase } from '../../../generator/names.js';
import { exported, type Judge, type Opinion, type Outputs } from '../judge.js';

type Parsed = ({ ok: true } & Omit<Opinion, 'isGood'>) | { ok: false; violations: readonly Violation[] };

interface Functions {
  readonly is: (value: unknown) => boolean;
  readonly validate: (value: unknown) => readonly Violation[];
  readonly parse: (value: unknown) => Parsed;
  readonly standard: StandardSchemaV1['~standard'] | undefined;
}

/** The generated functions: `validate` with `parse`, `is`, and the Standard Schema. */
export function validatorJudges({ operation, modules }: Outputs): readonly Judge[] {
  const messages = messagesOf(operation);
  const byRole = new Map(
    messages.map((message) => [message.role, functionsOf(modules, operation.camelName, message)] as const),
  );
  return [
    {
      name: 'validate and parse',
      target: 'validators',
      judge: (role, form, value) => {
        const functions = byRole.get(role);
        if (!functions) return undefined;
        if (form === 'canonical') {
          const violations = functions.validate(value);
          return { isGood: violations.length === 0, violations };
        }
        const { ok, ...rest } = functions.parse(value);
        return { isGood: ok, violations: [], ...rest };
      },
    },
    {
      name: 'is',
      target: 'validators',
      judge: (role, form, value) => {
        const functions = byRole.get(role);
        return functions && form === 'canonical' ? { isGood: functions.is(value) } : undefined;
      },
    },
    {
      name: 'Standard Schema',
      target: 'validators',
      judge: (role, form, value) => {
        const standard = byRole.get(role)?.standard;
        const result = form === 'wire' ? standard?.validate(value) : undefined;
        if (!result) return undefined;
        if (result instanceof Promise) throw new Error('a Standard Schema that is not synchronous');
        return result.issues
          ? { isGood: false, messages: result.issues.map(issueLine) }
          : { isGood: true, value: result.value };
      },
    },
  ];
}

function functionsOf(modules: Outputs['modules'], camelName: string, message: Message): Functions {
  const named = (verb: string) => exported(modules, 'validators.ts', `${verb}${message.typeName}`);
  const schema = modules['validators.ts']?.[`${camelName}${pascalCase(message.role)}`] as StandardSchemaV1 | undefined;
  // Another test holds the signatures against the types that are emitted.
  const functions = { is: named('is'), validate: named('validate'), parse: named('parse') } as unknown as Functions;
  return { ...functions, standard: schema?.['~standard'] };
}

/** { path: ['a', 0], message: 'm' } -> '/a/0 m' */
function issueLine({ path = [], message }: StandardSchemaV1.Issue): string {
  const keys = path.map((key) => (typeof key === 'object' ? key.key : key));
  return `${keys.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')} ${message}`;
}
