/** Platforms other than Node: validators, server and client, and each subpath. */
import { build } from 'esbuild';
import { existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { writeSubpaths } from '../subpaths.js';
import { run, runNode, start } from '../processes.js';
import { assert, row, skipped } from '../rows.js';
import { installed, newestNode, versionOf } from '../tools.js';

const what = 'validators, server and client';

export async function platforms({ consumer }) {
  writeSubpaths(consumer);
  const deno = ['run', '-A', '--no-lock', '--node-modules-dir=manual'];
  return [
    ...(await inProcess('Deno', 'deno', installed('deno/deno'), deno, consumer)),
    ...(await inProcess('Bun', 'bun', installed('bun/bin/bun.exe'), [], consumer)),
    await onWorkers(consumer),
  ];
}

async function inProcess(platform, name, program, args, consumer) {
  const on = `${platform} ${versionOf(name)}`;
  if (!existsSync(program)) return [skipped(what, on, `npm has no ${platform} for this machine`)];
  return [
    await row(what, on, async () => (await run(program, [...args, 'on-platform.js'], { cwd: consumer })).out.trim()),
    await row(
      'import of each subpath, JSON and YAML too',
      on,
      async () => `${(await run(program, [...args, 'subpaths.js'], { cwd: consumer })).out.trim()} subpaths`,
    ),
  ];
}

/** The worker serves a client on Node, and calls a server on Node. */
async function onWorkers(consumer) {
  const on = `workerd ${versionOf('workerd')}`;
  if (!existsSync(installed('workerd/bin/workerd'))) return skipped(what, on, 'npm has no workerd for this machine');
  return row(what, on, async () => {
    await build({
      entryPoints: [join(consumer, 'worker.js')],
      outfile: join(consumer, 'worker.bundle.js'),
      bundle: true,
      format: 'esm',
      logLevel: 'error',
    });
    const port = await freePort();
    writeFileSync(join(consumer, 'worker.capnp'), configuration(port));
    const server = await start(newestNode.path, ['serve.js'], { cwd: consumer });
    const worker = await start(installed('workerd/bin/workerd'), ['serve', 'worker.capnp', '--control-fd=1'], {
      cwd: consumer,
    });
    try {
      await runNode(newestNode.path, ['call.js', `http://127.0.0.1:${port}`], { cwd: consumer });
      const response = await fetch(`http://127.0.0.1:${port}/call?${encodeURIComponent(server.line)}`);
      const text = await response.text();
      assert(response.status === 200, text);
      return text;
    } finally {
      await worker.end();
      await server.end();
    }
  });
}

const configuration = (port) => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .worker),
    (name = "internet", network = (allow = ["public", "private", "local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
const worker :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.bundle.js")],
  compatibilityDate = "2026-01-01",
);
`;

async function freePort() {
  const server = createServer();
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}
