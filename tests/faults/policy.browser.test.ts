import { expect } from '@esm-bundle/chai';

interface Outcome {
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;
}

const transport = new URL('../../src/engine/transport/transport.ts', import.meta.url).href;

/** The page that loads one feed and tells its parent how that ended. */
function pageOf(policy: string, src: string): string {
  return `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><script type="module">
    import { createTransport } from '${transport}';
    const transport = createTransport();
    const request = { url: transport.address('${src}'), credentials: 'same-origin', timeout: 0, fetcher: null };
    const tell = (outcome) => parent.postMessage(outcome, '*');
    transport.load(request, new AbortController().signal).then(
      () => tell({ code: 'ready', details: {} }),
      ({ code, details }) => tell({ code, details }),
    );
  </script>`;
}

/** How loading `src` ends in a page of its own under `policy`. */
async function outcomeOf(policy: string, src: string): Promise<Outcome> {
  const frame = document.createElement('iframe');
  frame.srcdoc = pageOf(policy, src);
  const told = new Promise<Outcome>((resolve) => {
    window.addEventListener('message', ({ data }) => resolve(data), { once: true });
  });
  document.body.append(frame);
  const outcome = await told;
  frame.remove();
  return outcome;
}

/** An origin that nothing listens on. */
const elsewhere = 'http://127.0.0.1:9';

describe('a feed that the policy of the page does not allow', () => {
  it('is named with the directive and the origin to add to it', async () => {
    const { code, details } = await outcomeOf(`connect-src 'self'`, `${elsewhere}/feed.json`);
    expect(code).to.equal('policy');
    expect(details).to.deep.equal({ directive: 'connect-src', origin: elsewhere });
  });

  it('is named by connect-src also where only default-src is set', async () => {
    const policy = `default-src ${location.origin}; script-src 'unsafe-inline' ${location.origin}`;
    const { code, details } = await outcomeOf(policy, `${elsewhere}/feed.json`);
    expect(code).to.equal('policy');
    expect(details['directive']).to.equal('connect-src');
  });
});

describe('a feed of another origin', () => {
  it('that fails is named as such, with what it can be', async () => {
    const { code, details } = await outcomeOf(`connect-src *`, `${elsewhere}/feed.json`);
    expect(code).to.equal('cross_origin');
    expect(details['origin']).to.equal(elsewhere);
    expect(details['page']).to.equal(location.origin);
  });
});

describe('a feed of the page itself', () => {
  it('is fetched, its address resolved against the page', async () => {
    const { code } = await outcomeOf(`connect-src 'self'`, '/package.json');
    expect(code).to.equal('ready');
  });
});
