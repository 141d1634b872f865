/** Workflow commands of GitHub Actions, which become annotations on the lines of a pull request. */
import type { Finding, Reporter } from './finding.js';

/** One `::error` or `::warning` line for each finding. */
export const githubReporter: Reporter = ({ findings }) => findings.map(command).join('');

function command({ severity, file, line, endLine, column, endColumn, code, message, help }: Finding): string {
  // Columns are only allowed where the range is in one line.
  const isOneLine = line !== undefined && line === endLine;
  const properties = {
    file,
    line,
    endLine,
    col: isOneLine ? column : undefined,
    endColumn: isOneLine && endColumn !== undefined ? Math.max(column ?? 1, endColumn - 1) : undefined,
    title: `specwright: ${code}`,
  };
  const given = Object.entries(properties).flatMap(([name, value]) =>
    value === undefined ? [] : `${name}=${inProperty(String(value))}`,
  );
  return `::${severity} ${given.join(',')}::${inData(`${message}\n${help}`)}\n`;
}

/** Escapes a message, as `@actions/core` does. */
function inData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function inProperty(text: string): string {
  return inData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
