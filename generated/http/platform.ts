// A copy of specwright's runtime/http/platform.ts, made by `specwright generate`. Do not edit.
/**
 * What the modules of this folder use beyond ECMAScript. Browsers, workers, Node, Deno and Bun all have it; whether it is
 * declared depends on `lib` and `types` of the project. Each module therefore declares the globals that it uses with
 * types from here, and compiles in every project.
 *
 * Where a type of the platform has to show, it is taken from `fetch`: all platforms declare that as a function, and a
 * class that is declared globally cannot be found through `globalThis`.
 */

type DeclaredFetch = typeof globalThis extends { fetch: infer Declared extends (...input: never) => unknown }
  ? Declared
  : (url: string, init: FetchInit) => Promise<ResponseLike>;

/** A function that is called as the platform's `fetch` is. */
export type PlatformFetch = (...input: Parameters<DeclaredFetch>) => ReturnType<DeclaredFetch>;

/** The platform's own type of a Response; {@link ResponseLike} where it declares none. */
export type PlatformResponse = Awaited<ReturnType<DeclaredFetch>>;

/** The platform's own type of an AbortSignal; {@link SignalLike} where it declares none. */
export type PlatformSignal =
  NonNullable<Parameters<DeclaredFetch>[1]> extends { signal?: infer Signal } ? NonNullable<Signal> : SignalLike;

/** What is used of a Request. */
export interface RequestLike {
  readonly method: string;
  readonly url: string;
  readonly headers: { get(name: string): string | null };
  readonly body: StreamLike | null;
  readonly bodyUsed: boolean;
  readonly signal: SignalLike;
}

/** What is used of a Response. */
export interface ResponseLike {
  readonly status: number;
  readonly type: string;
  readonly headers: { get(name: string): string | null };
  readonly body: StreamLike | null;
}

/** What is used of a ReadableStream of bytes. */
export interface StreamLike {
  getReader(): {
    read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
    cancel(): Promise<void>;
  };
  cancel(): Promise<void>;
}

/** What is used of a URL. */
export interface UrlLike {
  readonly href: string;
  readonly protocol: string;
  readonly host: string;
  readonly hostname: string;
  readonly pathname: string;
  readonly username: string;
  readonly password: string;
}

/** What is used of an AbortSignal. */
export interface SignalLike {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void, options?: { readonly once: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** What a client passes to `fetch` besides the URL. */
export interface FetchInit<Signal = SignalLike> {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly redirect: 'manual';
  readonly body?: string;
  readonly signal?: Signal;
}

/** Headers by name, pairs of name and value, or what is used of a Headers. */
export type HeadersLike =
  | Readonly<Record<string, string | readonly string[]>>
  | Iterable<readonly string[]>
  | { forEach(callback: (value: string, name: string) => void): void };

export type AbortControllerClass = new () => { readonly signal: PlatformSignal; abort(reason?: unknown): void };
export type HeadersClass = new (headers?: HeadersLike) => {
  set(name: string, value: string): void;
  forEach(callback: (value: string, name: string) => void): void;
};
export interface UrlClass {
  new (url: string): UrlLike;
  canParse(url: string): boolean;
}
export type RequestClass = new (url: string, init: FetchInit) => object;
export type ResponseClass = new (
  body: string,
  init: { readonly status: number; readonly headers: Record<string, string> },
) => PlatformResponse;
export type TextDecoderClass = new (
  label: 'utf-8',
  options: { readonly fatal: boolean },
) => { decode(bytes: Uint8Array): string };
export type TextEncoderClass = new () => { encode(text: string): Uint8Array };
export type SetTimeout = (callback: () => void, delayMs: number) => Timer;
export type ClearTimeout = (timer: Timer | undefined) => void;

/** A number, or an object of the platform. */
export type Timer = number | object;
