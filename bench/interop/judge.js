/** `node judge.js TOOL`: asks one tool in a process of its own; a message to the parent for each document. */
import { mkdirSync, readFileSync } from 'node:fs';
import { at } from './paths.js';
import { documentTools } from './tools/documents.js';
import { tools } from './tools/index.js';

const [name] = process.argv.slice(2);
const operations = JSON.parse(readFileSync(at('build/operations.json'), 'utf8'));
const documents = [
  ...operations.map((operation) => ({ source: `${operation.name}/openapi.yaml`, of: [operation] })),
  { source: 'openapi.yaml', of: operations },
];

const tool = tools.find((one) => one.name === name);
if (tool) await (tool.reads === 'openapi' ? judgeDocuments() : judgeSchemas());
else await lookAtDocuments();
process.send({ isDone: true }, () => process.disconnect());

async function lookAtDocuments() {
  const { look } = documentTools.find((one) => one.name === name);
  for (const { source, of } of documents)
    process.send({ source, problems: await look(at(`build/generated/${source}`), of) });
}

async function judgeDocuments() {
  for (const { source, of } of documents) {
    const accepts = await tool.make({ path: at(`build/generated/${source}`) }, folderOf(source));
    for (const operation of of)
      for (const message of (tool.messages ?? ['request', 'response']).filter((one) => one in operation.schemas))
        await judge(accepts, operation, message, 'canonical', source);
    await accepts.close?.();
  }
}

async function judgeSchemas() {
  for (const operation of operations) {
    for (const [file, message, form] of [
      ['request', 'request', 'canonical'],
      // Types of the wire form say little: an enum in any case is a text.
      ...(tool.isOfTypes ? [] : [['request.wire', 'request', 'wire']]),
      ['response', 'response', 'canonical'],
    ]) {
      if (!(message in operation.schemas)) continue;
      const source = `${operation.name}/${file}.schema.json`;
      const made = { path: at(`build/generated/${source}`), operation: operation.name };
      await judge(await tool.make(made, folderOf(source)), operation, message, form, source);
    }
  }
}

/** The payloads of a message in a form, judged. */
async function judge(accepts, operation, message, form, source) {
  const payloads = operation.payloads.filter((one) => one.message === message && one.form === form);
  const values = payloads.map(({ input, literal }) => (tool.isOfTypes && literal !== undefined ? literal : input));
  const verdicts = await accepts(operation.schemas[message], values, operation);
  const results = payloads.map(({ id, valid, breaks }, index) => ({ id, valid, breaks, taken: verdicts[index] }));
  process.send({ source, operation: operation.name, message, form, results });
}

/** Where the tool may write. */
function folderOf(source) {
  const folder = at(`build/made/${`${name}/${source}`.replaceAll(/[ ,@]+/g, '-')}`);
  mkdirSync(folder, { recursive: true });
  return folder;
}
