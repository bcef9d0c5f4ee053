/*
 * What a page's own script can do with the kit, everything once. Served as a file of the page: code that a debugger
 * evaluates is exempt from the policy.
 */
const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function until(condition) {
  while (!condition()) await wait(20);
}

const settled = ({ state }) => !['idle', 'loading'].includes(state);

async function toggleTable(element) {
  const button = element.shadowRoot.querySelector('[part~="table-toggle"]');
  if (button === null) return;
  button.click();
  await element.updateComplete;
  button.click();
  await element.updateComplete;
}

async function exportAll(element) {
  const sizes = [(await element.toCSV()).length, (await element.toSVG()).length];
  const picture = await element.toPNG();
  return [...sizes, picture.size];
}

async function everyView(element) {
  for (const view of element.constructor.views) {
    element.view = view;
    await element.updateComplete;
    await toggleTable(element);
    for (const [name, value] of [
      ['lang', 'ja'],
      ['dir', 'rtl'],
      ['period', 'quarter'],
      ['by', 'channel'],
    ]) {
      element.setAttribute(name, value);
      await element.updateComplete;
    }
    await until(() => settled(element));
    await exportAll(element);
  }
}

async function everyState(template) {
  const add = (change) => {
    const element = document.createElement(template.localName);
    change(element);
    document.querySelector('main').append(element);
    return element;
  };
  const added = [
    add((element) => element.setAttribute('src', 'data/absent.json')),
    add((element) => (element.data = { meta: {}, rows: [] })),
    add((element) => (element.data = [{ score: 9 }, { score: 10 }, { score: 3 }])),
    add((element) => {
      element.fetcher = () => Promise.resolve(new Response('<!doctype html>', { status: 200 }));
      element.setAttribute('src', 'login');
    }),
  ];
  await until(() => added.every(settled));
  document.documentElement.dataset.states = added.map(({ state }) => state).join(' ');
  for (const element of added) element.remove();
}

/** The first element of each tag on the page. */
function oneOfEach(elements) {
  return [...new Map(elements.toReversed().map((element) => [element.localName, element])).values()].toReversed();
}

async function tour() {
  const elements = [...document.querySelectorAll('*')].filter(({ localName }) => localName.startsWith('support-'));
  await Promise.all(elements.map(({ localName }) => customElements.whenDefined(localName)));
  await until(() => elements.every(settled));
  document.documentElement.dataset.first = [...new Set(elements.map(({ state }) => state))].join(' ');
  for (const element of oneOfEach(elements)) {
    await everyView(element);
    await element.refresh();
  }
  await everyState(document.querySelector('support-nps'));
}

await tour();
document.documentElement.dataset.tour = 'done';
