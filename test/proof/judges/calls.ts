/** What server and client need to be called with besides the payload in question. */
import type { Field, Message, Operation } from '../../../generator/model/model.js';
import { told } from '../../../generator/judge/outcomes.js';
import { vectorsOf } from '../../../generator/vectors/vectors.js';

/** A good canonical value of each message, as small as can be. */
export interface Goods {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly request: unknown;
  readonly response: Readonly<Record<string, unknown>>;
}

export async function goodsOf(operation: Operation): Promise<Goods> {
  const vectors = await vectorsOf(operation);
  const good = (role: string): unknown =>
    vectors.find(
      ({ message, form, valid, kind }) => message === role && form === 'canonical' && valid && kind !== 'failure',
    )?.input;
  return {
    parameters: (good('parameters') ?? {}) as Goods['parameters'],
    request: good('request'),
    response: (good('response') ?? {}) as Goods['response'],
  };
}

/** An answer as a handler gives it and as it travels, for each outcome that a body may be. */
export interface Ending {
  readonly kind: 'success' | 'failure';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

export function endingsOf({ response }: Operation, value: unknown): readonly Ending[] {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const { outcomes = [] } = response;
  const candidates = isObject ? told(response, value as Goods['response']).candidates : outcomes.slice(0, 1);
  return candidates.map(({ kind, shape }): Ending => {
    const outcome = outcomes.find((one) => one.kind === kind && one.shape === shape);
    const headers = (outcome?.headers ?? []).filter(({ presence }) => presence === 'M').map(({ name }) => [name, 'x']);
    return {
      kind,
      status: outcome?.statuses[0] ?? (kind === 'success' ? 200 : 400),
      headers: Object.fromEntries(headers) as Record<string, string>,
    };
  });
}

/** The URL of a call with these parameters; undefined where no URL can hold them. */
export function urlOf({ path, parameters: message }: Operation, values: unknown): URL | undefined {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return undefined;
  const entries = Object.entries(values).map(([name, value]) => [name, textOf(fieldOf(message, name), value)] as const);
  if (entries.some(([, text]) => text === undefined)) return undefined;
  const texts = new Map(entries);
  const inPath = message?.root.fields.filter(({ location }) => location === 'path').map(({ name }) => name) ?? [];
  // A path segment is never empty, and dots alone lead to another path.
  if (inPath.some((name) => /^\.{0,2}$/.test(texts.get(name) ?? ''))) return undefined;
  const url = new URL('https://api.example.com');
  url.pathname = path.replace(/\{([^}]*)\}/g, (_, name: string) => encodeURIComponent(texts.get(name) ?? ''));
  for (const [name, text] of texts) if (!inPath.includes(name)) url.searchParams.set(name, text ?? '');
  return url;
}

function fieldOf(message: Message | undefined, name: string): Field | undefined {
  return message?.root.fields.find((field) => field.name === name);
}

/** A number or a boolean is written as the text that it is read from; nothing else but texts is in a URL. */
function textOf(field: Field | undefined, value: unknown): string | undefined {
  if (typeof value === 'string') return /\p{Surrogate}/u.test(value) ? undefined : value;
  const kind = field?.type.kind;
  if (typeof value === 'boolean' && kind === 'boolean') return String(value);
  return typeof value === 'number' && (kind === 'integer' || kind === 'decimal') ? String(value) : undefined;
}
