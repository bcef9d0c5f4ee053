import { spawn } from 'node:child_process';
import { root } from './files.mjs';

const running = new Set();

/* Each child leads its own process group, so that ending it ends the browsers and workers it started. */
function endAll(signal) {
  for (const child of running) {
    try {
      process.kill(-child.pid, signal);
    } catch {
      running.delete(child);
    }
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    endAll('SIGTERM');
    process.exit(1);
  });
}
process.once('exit', () => endAll('SIGKILL'));

/**
 * Runs Node with `words` in the checkout; resolves with the exit code. What it writes is passed on, or, for those that
 * are `quiet`, shown only if they fail.
 */
export function runNode(words, { environment = {}, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const output = quiet ? 'pipe' : 'inherit';
    const child = spawn(process.execPath, words, {
      cwd: root,
      stdio: ['ignore', output, output],
      detached: true,
      env: { ...process.env, ...environment },
    });
    const written = [];
    child.stdout?.on('data', (chunk) => written.push(chunk));
    child.stderr?.on('data', (chunk) => written.push(chunk));
    running.add(child);
    child.once('error', reject);
    child.once('close', (code) => {
      running.delete(child);
      if (code !== 0) process.stderr.write(Buffer.concat(written));
      resolve(code ?? 1);
    });
  });
}
