/** SARIF 2.1.0 (OASIS), which GitHub's code scanning and editors read. */
import { catalogue } from '../../diagnostics/diagnostic.js';
import type { Finding, Reporter } from './finding.js';

const home = 'https://github.com/specwright/specwright';

export const sarifReporter: Reporter = ({ findings }, version) => {
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
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
            rules: codes.map((code) => ruleOf(code, findings)),
          },
        },
        // Offsets in texts are those of JavaScript.
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => resultOf(finding, codes, seen)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
};

function ruleOf(code: string, findings: readonly Finding[]): object {
  const first = findings.find((finding) => finding.code === code);
  const help = first?.help ?? '';
  return {
    id: code,
    shortDescription: { text: code.replaceAll('-', ' ') },
    fullDescription: { text: help },
    help: { text: help },
    ...(code in catalogue && { helpUri: `${home}/blob/main/docs/diagnostics.md#${code}` }),
    defaultConfiguration: { level: first?.severity ?? 'error' },
    properties: { tags: ['specwright'] },
  };
}

function resultOf(finding: Finding, codes: readonly string[], seen: Map<string, number>): object {
  const { file, line, column, endLine, endColumn, severity, code, message, help } = finding;
  // Lines move; the same finding twice in a file is told apart by its number.
  const identity = `${code} ${file} ${message}`;
  const number = (seen.get(identity) ?? 0) + 1;
  seen.set(identity, number);
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: severity,
    message: { text: `${message}\n${help}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' },
          // GitHub does not show a result without a line.
          region: { startLine: line ?? 1, startColumn: column, endLine, endColumn },
        },
      },
    ],
    partialFingerprints: { 'specwright/v1': `${identity} ${number}` },
  };
}
