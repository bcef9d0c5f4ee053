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

/** Runs Node with `words` in the checkout and passes on what it writes, or only its errors; resolves with the exit code. */
export function runNode(words, environment = {}, output = 'inherit') {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, {
      cwd: root,
      stdio: ['ignore', output, 'inherit'],
      detached: true,
      env: { ...process.env, ...environment },
    });
    running.add(child);
    child.once('error', reject);
    child.once('exit', (code) => {
      running.delete(child);
      resolve(code ?? 1);
    });
  });
}
