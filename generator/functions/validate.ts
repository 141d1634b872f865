/** `validate()` of the package. */
import { relative, resolve } from 'node:path';
import { loadFolder } from '../1-load/load.js';
import { loadPayload, readPayload } from '../1-load/payload.js';
import { buildModel } from '../2-model/build.js';
import { findingsOf as placedFindings } from '../cli/findings.js';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.js';
import type { ValidateOptions, ValidateResult } from '../extend/results.js';
import { judge } from '../judge/judge.js';
import { forms, mainRoles as roles } from '../model/messages.js';
import type { Message, MainRole, Operation } from '../model/model.js';
import { checkArguments } from './arguments.js';
import { findingsOf, settleProject } from './settle.js';

export async function validateText(options: ValidateOptions): Promise<ValidateResult> {
  checkArguments('validate', options, [], ['file', 'text', 'operation', 'message', 'form']);
  const { cwd = '.', file, text, form = 'canonical', message: role = 'request' } = options;
  if ((file === undefined) === (text === undefined)) throw new TypeError('validate() takes either file or text');
  if (!forms.includes(form)) throw new TypeError(`form has to be one of ${forms.join(', ')}`);
  if (!roles.includes(role)) throw new TypeError(`message has to be one of ${roles.join(', ')}`);
  const settled = await settleProject(options);
  if (!settled.run) return stop(settled.diagnostics);
  const loaded = await loadFolder(settled.run.definitions);
  const { model, diagnostics } = buildModel(loaded.files, loaded.rejected, settled.run.extensions?.formats);
  const found = [...loaded.diagnostics, ...diagnostics];
  if (hasErrors(found)) return stop(found);
  const operation = operationOf(model.operations, options.operation);
  const message = messageOf(operation, role);
  const { payload, diagnostics: problems } = await (file === undefined
    ? loadPayload('text', Buffer.from(text ?? ''))
    : readPayload(relative('', resolve(cwd, file))));
  const all = [...found, ...problems];
  if (!payload) return { ...stop(all), operation: operation.name };
  const { violations, applied } = judge(message, form, payload.value);
  return {
    ok: violations.length === 0 && !hasErrors(all),
    diagnostics: findingsOf(all),
    operation: operation.name,
    ...placedFindings(payload, violations, applied),
  };
}

function stop(diagnostics: readonly Diagnostic[]): ValidateResult {
  return { ok: false, diagnostics: findingsOf(diagnostics), violations: [], applied: [] };
}

function operationOf(operations: readonly Operation[], name: string | undefined): Operation {
  const names = operations.map((operation) => operation.name).join(', ') || 'none';
  const [only] = operations;
  if (name === undefined && only && operations.length === 1) return only;
  const found = operations.find((operation) => operation.name === name);
  if (!found) throw new TypeError(`operation has to be the name of one: ${names}`);
  return found;
}

function messageOf(operation: Operation, role: MainRole): Message {
  const message = operation[role];
  if (message) return message;
  throw new TypeError(`${operation.name} has no ${role}; it has ${roles.filter((one) => operation[one]).join(', ')}`);
}
