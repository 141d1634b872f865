/** The XML that test reports of CI systems are made from: a test case for each file with findings, and one for the rest. */
import { type Finding, type Reporter, wellFormed } from './finding.js';

export const junitReporter: Reporter = ({ checked, findings }) => {
  const byFile = new Map<string, Finding[]>();
  for (const finding of findings) {
    const ofFile = byFile.get(finding.file) ?? [];
    byFile.set(finding.file, ofFile);
    ofFile.push(finding);
  }
  const cases = [...byFile].map(([file, those]) => caseOf(file, those));
  const failed = [...byFile.values()].filter((those) => those.some(isError)).length;
  const rest = `    <testcase classname="specwright check" name="${checked} generated files compared"/>\n`;
  const counts = `tests="${byFile.size + 1}" failures="${failed}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<testsuites name="specwright check" ${counts}>\n`,
    `  <testsuite name="specwright check" ${counts} errors="0" skipped="0">\n`,
    ...cases,
    rest,
    '  </testsuite>\n</testsuites>\n',
  ].join('');
};

const isError = ({ severity }: Finding): boolean => severity === 'error';

function caseOf(file: string, findings: readonly Finding[]): string {
  const errors = findings.filter(isError);
  const [first] = errors;
  const failure = first
    ? [`      <failure type="${xml(first.code)}" message="${xml(first.message)}">${xml(textOf(errors))}</failure>\n`]
    : [];
  const warnings = findings.filter((finding) => !isError(finding));
  const output = warnings.length > 0 ? [`      <system-out>${xml(textOf(warnings))}</system-out>\n`] : [];
  return [
    `    <testcase classname="specwright check" name="${xml(file)}" file="${xml(file)}">\n`,
    ...failure,
    ...output,
    '    </testcase>\n',
  ].join('');
}

function textOf(findings: readonly Finding[]): string {
  return findings
    .map(({ file, line, column, code, message, help }) => {
      const where = [file, line, column].filter((part) => part !== undefined).join(':');
      return `${where} ${code} ${message}\n${help}`;
    })
    .join('\n\n');
}

/** Characters that XML 1.0 does not allow, however they are written. */
// eslint-disable-next-line no-control-regex -- these are what it is about
const notInXml = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

function xml(text: string): string {
  return wellFormed(text)
    .replace(notInXml, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}
