/** The customer service as `npm start` starts it, in processes that can be killed. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface ServiceProcess {
  readonly url: string;
  /** Ends the process, and gives its exit code; null when it was the signal that ended it. */
  readonly end: (signal: 'SIGKILL' | 'SIGTERM') => Promise<number | null>;
}

/** Compiles the service and the contract that it is built on. */
export function buildService(): void {
  for (const workspace of ['generated', 'examples/customer-service'])
    execFileSync('npm', ['run', '--silent', 'build', '-w', workspace], { stdio: ['ignore', 'inherit', 'inherit'] });
}

/** A process that listens, on a port that was free, with variables of its environment. */
export async function startProcess(variables: Readonly<Record<string, string>>): Promise<ServiceProcess> {
  const env = { PATH: process.env['PATH'], PORT: '0', ...variables };
  // Whatever becomes of this process, the service ends with it.
  const command = ['--pdeathsig', 'KILL', '--', process.execPath, 'examples/customer-service/dist/main.js'];
  const child = spawn('setpriv', command, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  // What it says there is of no interest unless it does not start.
  let words = '';
  child.stderr?.on('data', (data: Buffer) => (words = data.toString()));
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  const url = await Promise.race([listening(child), exited]);
  if (typeof url !== 'string') throw new Error(`The service did not start, and ended with ${url}: ${words}`);
  return {
    url,
    end: (signal) => {
      child.kill(signal);
      return exited;
    },
  };
}

async function listening({ stdout }: ChildProcess): Promise<string | undefined> {
  if (!stdout) return undefined;
  const lines = createInterface(stdout);
  const [first] = (await once(lines, 'line')) as [string];
  // The rest is read as well, or the process would wait for it some time.
  lines.on('line', () => undefined);
  return (JSON.parse(first) as { readonly url?: string }).url;
}
