/** What a SARIF log has to be for the standard, and for GitHub's code scanning. */
import { createRequire } from 'node:module';
import { Ajv, type ErrorObject, type SchemaObject } from 'ajv';
import formats from 'ajv-formats';

export interface SarifLog {
  readonly version: string;
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly SarifRule[] } };
    readonly invocations?: readonly object[];
    readonly results: readonly SarifResult[];
  }[];
}

interface SarifRule {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string };
  readonly helpUri?: string;
  readonly properties: { readonly tags: readonly string[] };
}

interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly locations: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
      readonly region: Readonly<Record<string, number>>;
    };
  }[];
}

const require = createRequire(import.meta.url);

/** The schema of the standard, of draft 4, of which only the name of its identifier differs here. */
function schema(): SchemaObject {
  const standard = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json') as Record<string, unknown>;
  return Object.fromEntries(Object.entries(standard).filter(([key]) => key !== '$schema' && key !== 'id'));
}

const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
formats.default(ajv);
const isLog = ajv.compile(schema());

/** What the standard and GitHub would refuse in a text. */
export function sarifProblems(text: string): readonly string[] {
  const log = JSON.parse(text) as SarifLog;
  const problems = isLog(log) ? [] : (isLog.errors ?? []).map(inWords);
  return [...problems, ...log.runs.flatMap(problemsOfRun)];
}

const inWords = ({ instancePath, message = '' }: ErrorObject): string => `${instancePath} ${message}`;

/** GitHub's own conditions, beyond those of the schema. */
function problemsOfRun({ tool, results }: SarifLog['runs'][number]): readonly string[] {
  const { rules } = tool.driver;
  const problems: string[] = [];
  const expect = (holds: boolean, otherwise: string): void => void (holds || problems.push(otherwise));
  expect(results.length <= 25_000, `${results.length} results`);
  expect(rules.length <= 25_000, `${rules.length} rules`);
  for (const { id, shortDescription, fullDescription, help, properties } of rules) {
    for (const { text } of [shortDescription, fullDescription])
      expect(text !== '' && text.length <= 1024, `a description of ${id} has ${text.length} characters`);
    expect(help.text !== '', `${id} has no help`);
    expect(properties.tags.length <= 20, `${id} has ${properties.tags.length} tags`);
  }
  const identities = results.map(({ partialFingerprints }) => JSON.stringify(partialFingerprints));
  expect(new Set(identities).size === results.length, 'two results have the same fingerprints');
  for (const { ruleId, ruleIndex, level, message, locations } of results) {
    expect(rules[ruleIndex]?.id === ruleId, `${ruleId} is not the rule ${ruleIndex}`);
    expect(['error', 'warning'].includes(level), `the level ${level}`);
    expect(message.text.trim() !== '', `a result of ${ruleId} says nothing`);
    expect(locations.length === 1, `a result of ${ruleId} has ${locations.length} places`);
    for (const { physicalLocation } of locations) problems.push(...problemsOfPlace(physicalLocation));
  }
  return problems;
}

function problemsOfPlace({
  artifactLocation,
  region,
}: SarifResult['locations'][number]['physicalLocation']): readonly string[] {
  const { uri, uriBaseId } = artifactLocation;
  const { startLine = 0, startColumn = 1, endLine = startLine, endColumn = Infinity } = region;
  const isAbsolute = uri.startsWith('file:///') && uriBaseId === undefined;
  const isRelative = uriBaseId === '%SRCROOT%' && !/^\/|:/.test(uri) && !uri.split('/').includes('..');
  const isForward = startLine > 0 && (endLine > startLine || (endLine === startLine && endColumn >= startColumn));
  return [
    ...(isAbsolute || isRelative ? [] : [`the place ${uri}`]),
    ...(isForward ? [] : [`the region ${JSON.stringify(region)}`]),
  ];
}
