/** The first argument of every `console.warn` while `act` runs. */
export async function warningsDuring(act: () => unknown): Promise<string[]> {
  const { warn } = console;
  const seen: string[] = [];
  console.warn = (message: unknown): void => {
    seen.push(String(message));
  };
  try {
    await act();
  } finally {
    console.warn = warn;
  }
  return seen;
}
