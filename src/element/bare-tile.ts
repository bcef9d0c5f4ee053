/** What is known of a tile before anything is fetched or drawn. */
export interface BareTile {
  readonly view: string;
  /** Whether the summary names further figures. */
  readonly hasFacts: boolean;
  /** The heading that the page gives; null leaves it to the metric's name, whose words may be on their way. */
  readonly heading: string | null;
}

function made(tag: string, name: string, ...children: readonly Node[]): HTMLElement {
  const node = document.createElement(tag);
  node.className = name;
  node.setAttribute('part', name);
  node.append(...children);
  return node;
}

function header(heading: string | null): HTMLElement {
  const slot = document.createElement('slot');
  slot.name = 'heading';
  const title = document.createElement('h3');
  title.setAttribute('part', 'heading');
  title.textContent = heading;
  slot.append(title);
  const controls = document.createElement('span');
  controls.className = 'controls';
  return made('div', 'header', slot, controls);
}

/**
 * The tile in the task in which it enters the page, before it is its turn to be drawn: nothing but its room, so that what
 * stands below it has its place at once.
 */
export function bareTile({ view, hasFacts, heading }: BareTile): HTMLElement {
  const body = made('div', 'body', made('div', 'skeleton'));
  const frame = made('div', 'frame', header(heading), body, made('div', 'footer'));
  frame.dataset['view'] = view;
  frame.toggleAttribute('data-facts', hasFacts);
  frame.setAttribute('aria-busy', 'true');
  return frame;
}
