/** Lets tests in the browser touch the page with a finger: `executeServerCommand('touch', {type, x, y})`, as trusted events. */
export function touch() {
  const sessions = new WeakMap();
  const sessionOf = async (page) => {
    const known = sessions.get(page) ?? (await page.context().newCDPSession(page));
    sessions.set(page, known);
    return known;
  };
  return {
    name: 'touch',
    async executeCommand({ command, payload, session }) {
      if (command !== 'touch') return undefined;
      const { type, x, y } = payload;
      const client = await sessionOf(session.browser.getPage(session.id));
      const touchPoints = type === 'touchEnd' ? [] : [{ x, y }];
      await client.send('Input.dispatchTouchEvent', { type, touchPoints });
      return true;
    },
  };
}
