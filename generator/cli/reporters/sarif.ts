/** SARIF 2.1.0 (OASIS), which GitHub's code scanning and editors read. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { catalogue } from '../../diagnostics/diagnostic.js';
import { type Finding, isOutside, type Reporter, wellFormed } from './finding.js';

const home = 'https://github.com/specwright/specwright';

/** GitHub refuses files with more results, and cuts descriptions of rules. */
const MOST_RESULTS = 25_000;
const LONGEST_DESCRIPTION = 1024;

export const sarifReporter: Reporter = ({ top, findings }, version) => {
  const shown = findings.slice(0, MOST_RESULTS).map(inUtf8);
  const codes = [...new Set(shown.map(({ code }) => code))].sort();
  const seen = new Map<string, number>();
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'specwright',
            version,
            semanticVersion: version,
            informationUri: `${home}#readme`,
            rules: codes.map((code) => ruleOf(code, shown)),
          },
        },
        ...(findings.length > shown.length && { invocations: [cutTo(shown.length, findings.length)] }),
        // Offsets in texts are those of JavaScript.
        columnKind: 'utf16CodeUnits',
        results: shown.map((finding) => resultOf(finding, { top, codes, seen })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
};

function inUtf8(finding: Finding): Finding {
  const { file, message, help } = finding;
  return { ...finding, file: wellFormed(file), message: wellFormed(message), help: wellFormed(help) };
}

function ruleOf(code: string, findings: readonly Finding[]): object {
  const first = findings.find((finding) => finding.code === code);
  // What is said of a finding may be about its texts; a rule says the same whatever is found.
  const known = Object.hasOwn(catalogue, code) ? catalogue[code as keyof typeof catalogue] : undefined;
  const help = (known ?? first)?.help ?? '';
  const text = help.length > LONGEST_DESCRIPTION ? wellFormed(`${help.slice(0, LONGEST_DESCRIPTION - 1)}…`) : help;
  return {
    id: code,
    shortDescription: { text: code.replaceAll('-', ' ') },
    fullDescription: { text },
    help: { text: help },
    ...(known && { helpUri: `${home}/blob/main/docs/diagnostics.md#${code}` }),
    defaultConfiguration: { level: first?.severity ?? 'error' },
    properties: { tags: ['specwright'] },
  };
}

interface Context {
  readonly top: string;
  readonly codes: readonly string[];
  readonly seen: Map<string, number>;
}

function resultOf(finding: Finding, { top, codes, seen }: Context): object {
  const { file, line, column, endLine, endColumn, severity, code, message, help } = finding;
  // Lines move; the same finding twice in a file is told apart by its number.
  const identity = `${code} ${file} ${message}`;
  const number = (seen.get(identity) ?? 0) + 1;
  seen.set(identity, number);
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: severity,
    // Braces stay single, since readers replace nothing in a message without arguments.
    message: { text: `${message}\n${help}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: locationOf(file, top),
          // GitHub does not show a result without a line.
          region: { startLine: line ?? 1, startColumn: column, endLine, endColumn },
        },
      },
    ],
    partialFingerprints: { 'specwright/v1': `${identity} ${number}` },
  };
}

/** Relative to the top of the repository; the standard has no `..` there, so that other files are absolute. */
function locationOf(file: string, top: string): object {
  if (isOutside(file)) return { uri: pathToFileURL(resolve(top, file)).href };
  return { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}

function cutTo(shown: number, all: number): object {
  const text = `The check has ${all} findings, of which the first ${shown} are here.`;
  return { executionSuccessful: true, toolExecutionNotifications: [{ level: 'warning', message: { text } }] };
}
