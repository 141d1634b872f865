/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/http/platform.ts, made by `specwright generate`. Do not edit.
/**
 * The types of platform features that the modules of this folder use. Browsers, workers, Node, Deno and Bun all have these
 * features, but whether they are declared depends on `lib` and `types` of the project. Each module therefore declares the
 * globals that it uses with types from here, and compiles in every project.
 *
 * Types of the platform that are public are derived from `fetch`: all platforms declare it as a function, while a class
 * that is declared globally cannot be accessed through `globalThis`.
 */

type DeclaredFetch = typeof globalThis extends { fetch: infer Declared extends (...input: never) => unknown }
  ? Declared
  : (url: string, init: FetchInit) => Promise<ResponseLike>;

/** A function with the parameters of the platform's `fetch`. */
export type PlatformFetch = (...input: Parameters<DeclaredFetch>) => ReturnType<DeclaredFetch>;

/** The platform's own Response type, or {@link ResponseLike} if it declares none. */
export type PlatformResponse = Awaited<ReturnType<DeclaredFetch>>;

/** The platform's own AbortSignal type, or {@link SignalLike} if it declares none. */
export type PlatformSignal =
  NonNullable<Parameters<DeclaredFetch>[1]> extends { signal?: infer Signal } ? NonNullable<Signal> : SignalLike;

/** The used part of Request. */
export interface RequestLike {
  readonly method: string;
  readonly url: string;
  readonly headers: { get(name: string): string | null };
  readonly body: StreamLike | null;
  readonly bodyUsed: boolean;
  readonly signal: SignalLike;
}

/** The used part of Response. */
export interface ResponseLike {
  readonly status: number;
  readonly type: string;
  readonly headers: { get(name: string): string | null };
  readonly body: StreamLike | null;
}

/** The used part of a ReadableStream of bytes. */
export interface StreamLike {
  getReader(): {
    read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
    cancel(): Promise<void>;
  };
  cancel(): Promise<void>;
}

/** The used part of URL. */
export interface UrlLike {
  readonly href: string;
  readonly protocol: string;
  readonly host: string;
  readonly hostname: string;
  readonly pathname: string;
  readonly username: string;
  readonly password: string;
}

/** The used part of AbortSignal. */
export interface SignalLike {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void, options?: { readonly once: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** The options that a client passes to `fetch`. */
export interface FetchInit<Signal = SignalLike> {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly redirect: 'manual';
  readonly body?: string;
  readonly signal?: Signal;
}

/** Headers by name, pairs of name and value, or the used part of Headers. */
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
  body: string | null,
  init: { readonly status: number; readonly headers: Record<string, string> },
) => PlatformResponse;
export type TextDecoderClass = new (
  label: 'utf-8',
  options: { readonly fatal: boolean },
) => { decode(bytes: Uint8Array): string };
export type TextEncoderClass = new () => { encode(text: string): Uint8Array };
export type SetTimeout = (callback: () => void, delayMs: number) => Timer;
export type ClearTimeout = (timer: Timer | undefined) => void;

/** A number or an object, depending on the platform. */
export type Timer = number | object;
