import { loadFolder } from '../1-load/load.js';
import { type Payload, readPayload } from '../1-load/payload.js';
import { buildModel } from '../2-model/build.js';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.js';
import { judge } from '../judge/judge.js';
import type { Message, MainRole, Model, Operation } from '../model/model.js';
import { nearest } from '../diagnostics/nearest.js';
import { Exit, type ExitCode, UsageError } from './exit.js';
import { findingsOf, showFindings } from './findings.js';
import { count, type Io, showDiagnostics, showJson } from './io.js';
import type { ValidateOptions } from './options.js';

/** `specwright validate`: validates a JSON file; `-` is standard input. */
export async function validateCommand(file: string, options: ValidateOptions, io: Io): Promise<ExitCode> {
  const { definitions, form, json = false, limit, extensions } = options;
  const loaded = await loadFolder(definitions);
  const { model, diagnostics } = buildModel(loaded.files, loaded.rejected, extensions?.formats);
  const found = [...loaded.diagnostics, ...diagnostics];
  if (hasErrors(found)) return stop(found, { json, limit, frames: true }, io);
  const operation = chooseOperation(model, options.operation);
  const message = chooseMessage(operation, options.message);
  // Payloads contain personal data, so their text is shown on a terminal and kept out of logs.
  const frames = options.frame ?? io.out.isTerminal;
  const isStdin = ['-', '/dev/stdin', '/dev/fd/0'].includes(file);
  const { payload, diagnostics: problems } = await (isStdin ? readPayload('stdin', io.input) : readPayload(file));
  const all = [...found, ...problems];
  if (!payload) return stop(all, { json, limit, frames }, io);
  return judgePayload(payload, message, { operation, all, form, json, limit, frames }, io);
}

interface Judging {
  readonly operation: Operation;
  readonly all: readonly Diagnostic[];
  readonly form: ValidateOptions['form'];
  readonly json: boolean;
  readonly limit: number;
  readonly frames: boolean;
}

async function judgePayload(
  payload: Payload,
  message: Message,
  { operation, all, form, json, limit, frames }: Judging,
  io: Io,
): Promise<ExitCode> {
  const { violations, applied, more } = judge(message, form, payload.value, limit);
  const findings = findingsOf(payload, violations, applied);
  const broken = violations.length + more.violations;
  const ok = broken === 0 && !hasErrors(all);
  if (json) {
    const asked = { file: payload.source.path, operation: operation.name, message: message.role, form };
    await showJson(io, ok, all, { limit, more }, { ...asked, ...findings });
  } else {
    await showDiagnostics(io, all, { limit, frames });
    await showFindings(payload.source, findings, frames, io);
    const hidden = [
      ...(more.violations > 0 ? [count(more.violations, 'more violation')] : []),
      ...(more.applied > 0 ? [count(more.applied, 'more tolerance')] : []),
    ];
    if (hidden.length > 0) io.out.write(`and ${hidden.join(' and ')}; --limit shows more\n`);
    const what = `${operation.name} ${message.role} (${form} form)`;
    const verdict = ok
      ? `a valid ${what}`
      : broken > 0
        ? `${count(broken, 'violation')} of the ${what}`
        : `breaks no rule of the ${what}, but is not valid JSON`;
    io.err.write(`${payload.source.path}: ${verdict}\n`);
  }
  return ok ? Exit.ok : Exit.findings;
}

async function stop(
  diagnostics: readonly Diagnostic[],
  { json, limit, frames }: Pick<Judging, 'json' | 'limit' | 'frames'>,
  io: Io,
): Promise<ExitCode> {
  if (json) await showJson(io, false, diagnostics, { limit }, { violations: [], applied: [] });
  else await showDiagnostics(io, diagnostics, { limit, frames });
  return Exit.findings;
}

function chooseOperation({ operations }: Model, name: string | undefined): Operation {
  const names = operations.map((operation) => operation.name);
  if (name === undefined) {
    const [only] = operations;
    if (only && operations.length === 1) return only;
    throw new UsageError(`name the operation with --operation: ${names.join(', ') || 'there is none'}`);
  }
  const found = operations.find((operation) => operation.name === name);
  if (found) return found;
  const meant = nearest(name, names);
  throw new UsageError(
    `the operation ${name} does not exist${meant === undefined ? `; existing: ${names.join(', ')}` : `\n(Did you mean ${meant}?)`}`,
  );
}

function chooseMessage(operation: Operation, role: MainRole): Message {
  const message = operation[role];
  if (message) return message;
  const others = (['parameters', 'request', 'response'] as const).filter((other) => operation[other]);
  throw new UsageError(
    `${operation.name} has no ${role}; name one of its messages with --message: ${others.join(', ')}`,
  );
}
