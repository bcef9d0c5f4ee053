/** The first argument of every `console.warn` while `act` runs, which is told what came so far, and while the words for it are fetched. */
export async function warningsDuring(act: (seen: readonly string[]) => unknown): Promise<string[]> {
  const { warn } = console;
  const seen: string[] = [];
  console.warn = (message: unknown): void => {
    seen.push(String(message));
  };
  try {
    await act(seen);
    await import('../../../src/text/console.js');
    await new Promise((resolve) => setTimeout(resolve));
  } finally {
    console.warn = warn;
  }
  return seen;
}
