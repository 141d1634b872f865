import { groupedBy } from '../grouped.js';
import type { Level, Ledger } from '../4-emit/ledger.js';
import { operationLedger } from '../4-emit/operation-ledger.js';
import { operationTargets, targetsFor } from '../4-emit/targets/index.js';
import { hasErrors } from '../diagnostics/diagnostic.js';
import { analyze } from '../analyze.js';
import type { Operation } from '../model/model.js';
import { Exit, type ExitCode } from './exit.js';
import { count, type Io, showDiagnostics, showJson } from './io.js';
import { misnamed } from './misnamed.js';
import type { FidelityOptions } from './options.js';

interface Finding {
  readonly rule: string;
  readonly message: string;
  readonly target: string;
  readonly level: Level;
  readonly why: string;
}

interface Reported {
  readonly operation: string;
  readonly targets: readonly string[];
  /** Number of rules of each target by level. */
  readonly counts: Readonly<Record<string, Readonly<Record<Level, number>>>>;
  /** The rules that a target does not enforce exactly. */
  readonly findings: readonly Finding[];
}

/** `specwright fidelity`: how well each target enforces the rules of the definitions. */
export async function fidelityCommand(options: FidelityOptions, io: Io): Promise<ExitCode> {
  const { definitions, operation, target: wanted, failOn, json = false, limit } = options;
  const { model, diagnostics } = await analyze(definitions, options.extensions);
  const ok = !hasErrors(diagnostics);
  const names = model.operations.map(({ name }) => name);
  if (ok && operation !== undefined && !names.includes(operation)) return misnamed(io, 'operation', operation, names);
  const operations = model.operations.filter(({ name }) => operation === undefined || name === operation);
  const ledgers = await Promise.all(
    operations.map(async (one) => ({ operation: one, ledger: await operationLedger(one, operationTargets).ledger() })),
  );
  const known = operationTargets.flatMap(({ name, fidelity }) => (typeof fidelity === 'string' ? [] : [name]));
  const unknown = wanted?.find((name) => !known.includes(name));
  if (unknown !== undefined) return misnamed(io, 'target', unknown, known);
  const written = new Set(targetsFor(options.settings).operationTargets.map(({ name }) => name));
  const off = known.filter((name) => !written.has(name));
  // Docs can only document rules, so that is not a finding unless --target asks for them.
  const shown = wanted ?? known.filter((name) => name !== 'docs' && written.has(name));
  const reported = ledgers.map(({ operation: one, ledger }) => reportOf(one, ledger, shown));
  const failing = reported.flatMap(({ findings }) => findings.filter(({ level }) => fails(level, failOn)));
  if (json) await showJson(io, ok && failing.length === 0, diagnostics, { limit }, { operations: reported, off });
  else {
    await showDiagnostics(io, diagnostics, { limit });
    for (const one of reported) show(one, io);
    const named =
      wanted === undefined ? off.filter((name) => name !== 'docs') : off.filter((name) => wanted.includes(name));
    if (named.length > 0) {
      const effect = wanted === undefined ? 'not shown' : 'not generated';
      io.err.write(`Turned off in the configuration, and ${effect}: ${named.join(', ')}\n`);
    }
    if (failing.length > 0)
      io.err.write(`${count(failing.length, 'rule')} enforced at or below the level of --fail-on ${failOn}\n`);
  }
  return ok && failing.length === 0 ? Exit.ok : Exit.findings;
}

function fails(level: Level, failOn: FidelityOptions['failOn']): boolean {
  return failOn === 'weaker' ? level !== 'exact' : failOn === 'documented' && level === 'documented';
}

function reportOf({ name }: Operation, { rows }: Ledger, targets: readonly string[]): Reported {
  const countOf = (target: string, level: Level): number =>
    rows.filter((row) => row.targets[target]?.level === level).length;
  return {
    operation: name,
    targets,
    counts: Object.fromEntries(
      targets.map((target) => [
        target,
        {
          exact: countOf(target, 'exact'),
          weaker: countOf(target, 'weaker'),
          documented: countOf(target, 'documented'),
        },
      ]),
    ),
    findings: targets.flatMap((target) =>
      rows.flatMap(({ rule, message, targets: held }): readonly Finding[] => {
        const found = held[target];
        if (found === undefined || found.level === 'exact') return [];
        return [{ rule: rule.id, message, target, level: found.level, why: found.why }];
      }),
    ),
  };
}

/** Prints the counts as a table, then each reason with its rules. */
function show({ operation, targets, counts, findings }: Reported, { out: { write, colors } }: Io): void {
  const width = Math.max(...targets.map(({ length }) => length), 'target'.length);
  const line = (cells: readonly string[]): string =>
    `  ${cells.map((cell, index) => (index === 0 ? cell.padEnd(width) : cell.padStart(10))).join('  ')}`.trimEnd();
  write(`${colors.bold(operation)}\n${colors.dim(line(['target', 'exact', 'weaker', 'documented']))}\n`);
  for (const target of targets) {
    const { exact = 0, weaker = 0, documented = 0 } = counts[target] ?? {};
    write(`${line([target, String(exact), String(weaker), String(documented)])}\n`);
  }
  for (const group of groupsOf(findings)) {
    const [first] = group;
    if (!first) continue;
    write(`\n  ${colors.yellow(`${first.target}, ${first.level}`)}: ${first.why}\n`);
    for (const { rule, message } of group) write(`    ${rule} ${colors.dim(`(${message})`)}\n`);
  }
}

/** Findings by target, level and reason. */
function groupsOf(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  return [...groupedBy(findings, ({ target, level, why }) => `${target} ${level} ${why}`).values()];
}
