/** The first argument of every `console.warn` while `act` runs, and while the words for it are fetched. */
export async function warningsDuring(act: () => unknown): Promise<string[]> {
  const { warn } = console;
  const seen: string[] = [];
  console.warn = (message: unknown): void => {
    seen.push(String(message));
  };
  try {
    await act();
    await import('../../../src/text/console.js');
    await new Promise((resolve) => setTimeout(resolve));
  } finally {
    console.warn = warn;
  }
  return seen;
}
