/** The longest side of a canvas that every browser draws, in pixels. */
const longestSide = 16_384;

/** What is on screen for readers and hands only, or is folded away, and is no part of the picture. */
const unpainted = [
  '.visually-hidden, .keys, [hidden], [role="tooltip"], [role="status"], button',
  'details:not([open]) > :not(summary), [part="definition"]',
].join();

interface Canvas {
  readonly context: CanvasRenderingContext2D;
  readonly origin: DOMRect;
  readonly scale: number;
}

function childrenOf(node: Element): readonly Node[] {
  const assigned = node instanceof HTMLSlotElement ? node.assignedNodes({ flatten: true }) : [];
  return assigned.length > 0 ? assigned : [...node.childNodes];
}

function shapeOf(node: SVGGraphicsElement): Path2D | null {
  const path = new Path2D();
  if (node instanceof SVGPathElement) return new Path2D(node.getAttribute('d') ?? '');
  const at = (name: string): number => Number(node.getAttribute(name) ?? 0);
  if (node instanceof SVGRectElement) path.rect(at('x'), at('y'), at('width'), at('height'));
  else if (node instanceof SVGCircleElement) path.arc(at('cx'), at('cy'), at('r'), 0, 2 * Math.PI);
  else if (node instanceof SVGLineElement) {
    path.moveTo(at('x1'), at('y1'));
    path.lineTo(at('x2'), at('y2'));
  } else return null;
  return path;
}

function isColour(paint: string): boolean {
  return paint !== '' && paint !== 'none' && !paint.startsWith('url(');
}

const isRound = (cap: string): cap is CanvasLineCap => cap === 'butt' || cap === 'round' || cap === 'square';
const isJoin = (join: string): join is CanvasLineJoin => join === 'miter' || join === 'round' || join === 'bevel';

function setStroke(context: CanvasRenderingContext2D, style: CSSStyleDeclaration): void {
  context.strokeStyle = style.stroke;
  context.lineWidth = Number.parseFloat(style.strokeWidth);
  context.lineCap = isRound(style.strokeLinecap) ? style.strokeLinecap : 'butt';
  context.lineJoin = isJoin(style.strokeLinejoin) ? style.strokeLinejoin : 'miter';
  const dashes = style.strokeDasharray.split(/[\s,]+/).map(Number.parseFloat);
  context.setLineDash(dashes.every(Number.isFinite) ? dashes : []);
}

/** Draws with the alpha that the node and its ancestors leave, then restores it. */
function withAlpha(context: CanvasRenderingContext2D, alpha: number, draw: () => void): void {
  const before = context.globalAlpha;
  context.globalAlpha = before * alpha;
  draw();
  context.globalAlpha = before;
}

function paintShape({ context }: Canvas, shape: Path2D, style: CSSStyleDeclaration): void {
  if (isColour(style.fill)) {
    context.fillStyle = style.fill;
    withAlpha(context, Number(style.fillOpacity), () => context.fill(shape));
  }
  if (isColour(style.stroke)) {
    setStroke(context, style);
    withAlpha(context, Number(style.strokeOpacity), () => context.stroke(shape));
  }
}

const baselines: Readonly<Record<string, CanvasTextBaseline>> = {
  middle: 'middle',
  central: 'middle',
  hanging: 'hanging',
  'text-before-edge': 'top',
  'text-after-edge': 'bottom',
};
const anchors: Readonly<Record<string, CanvasTextAlign>> = { middle: 'center', end: 'end' };

function setFont(context: CanvasRenderingContext2D, style: CSSStyleDeclaration): void {
  context.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  context.direction = style.direction === 'rtl' ? 'rtl' : 'ltr';
}

function paintLabel({ context }: Canvas, node: SVGTextElement, style: CSSStyleDeclaration): void {
  const at = (lengths: SVGAnimatedLengthList): number =>
    lengths.baseVal.numberOfItems > 0 ? lengths.baseVal.getItem(0).value : 0;
  setFont(context, style);
  context.textAlign = anchors[style.textAnchor] ?? 'start';
  context.textBaseline = baselines[style.dominantBaseline] ?? 'alphabetic';
  const [words, x, y] = [node.textContent ?? '', at(node.x) + at(node.dx), at(node.y) + at(node.dy)];
  if (style.paintOrder.startsWith('stroke') && isColour(style.stroke)) {
    setStroke(context, style);
    context.strokeText(words, x, y);
  }
  context.fillStyle = style.fill;
  withAlpha(context, Number(style.fillOpacity), () => context.fillText(words, x, y));
}

/** Puts the canvas where `node` has its own origin on screen. */
function moveTo({ context, origin, scale }: Canvas, node: SVGGraphicsElement): void {
  const matrix = node.getScreenCTM();
  if (matrix === null) return;
  const { a, b, c, d, e, f } = matrix;
  context.setTransform(a * scale, b * scale, c * scale, d * scale, (e - origin.x) * scale, (f - origin.y) * scale);
}

function paintGraphic(canvas: Canvas, node: SVGGraphicsElement, style: CSSStyleDeclaration): void {
  canvas.context.save();
  moveTo(canvas, node);
  if (node instanceof SVGTextElement) paintLabel(canvas, node, style);
  else {
    const shape = shapeOf(node);
    if (shape !== null) paintShape(canvas, shape, style);
  }
  canvas.context.restore();
}

/** The lines into which the browser has broken a text, each with its box. */
function linesOf(node: Text): readonly { readonly words: string; readonly box: DOMRect }[] {
  const range = document.createRange();
  const lines: { words: string; box: DOMRect }[] = [];
  for (let index = 0; index < node.data.length; index++) {
    range.setStart(node, index);
    range.setEnd(node, index + 1);
    const box = range.getBoundingClientRect();
    if (box.height === 0) continue;
    const line = lines.at(-1);
    if (line && Math.abs(line.box.top - box.top) < 1) line.words += node.data[index];
    else lines.push({ words: node.data[index] ?? '', box });
    const open = lines.at(-1);
    if (open) open.box = union(open.box, box);
  }
  return lines;
}

function union(a: DOMRect, b: DOMRect): DOMRect {
  const [left, right] = [Math.min(a.left, b.left), Math.max(a.right, b.right)];
  return new DOMRect(left, a.top, right - left, a.height);
}

function paintWords({ context, origin, scale }: Canvas, node: Text, style: CSSStyleDeclaration): void {
  context.save();
  context.setTransform(scale, 0, 0, scale, -origin.x * scale, -origin.y * scale);
  setFont(context, style);
  context.fillStyle = style.color;
  context.textBaseline = 'middle';
  for (const { words, box } of linesOf(node)) {
    const isMirrored = context.direction === 'rtl';
    context.fillText(words.trimEnd(), isMirrored ? box.right : box.left, box.top + box.height / 2);
  }
  context.restore();
}

function paintNode(canvas: Canvas, node: Node): void {
  if (node instanceof Text) {
    if (node.parentElement) paintWords(canvas, node, getComputedStyle(node.parentElement));
    return;
  }
  if (!(node instanceof Element) || node.matches(unpainted)) return;
  const style = getComputedStyle(node);
  if (style.display === 'none' || style.visibility === 'hidden') return;
  withAlpha(canvas.context, Number(style.opacity), () => {
    if (node instanceof SVGGraphicsElement) paintGraphic(canvas, node, style);
    if (!(node instanceof SVGTextElement)) for (const child of childrenOf(node)) paintNode(canvas, child);
  });
}

function blobOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new DOMException('', 'InvalidStateError'));
      else resolve(blob);
    });
  });
}

/**
 * A PNG of `frame` as it stands on screen, `scale` pixels a CSS pixel, less where a side would pass 16,384. Marks and
 * words are drawn straight on a canvas, since a strict policy forbids the way through an image. Rejects with an
 * `InvalidStateError` where the frame has no size.
 */
export async function paint(frame: Element, scale: number): Promise<Blob> {
  const origin = frame.getBoundingClientRect();
  const most = Math.min(scale, longestSide / Math.max(origin.width, origin.height, 1));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(origin.width * most);
  canvas.height = Math.round(origin.height * most);
  const context = canvas.getContext('2d');
  if (context === null || canvas.width === 0 || canvas.height === 0) throw new DOMException('', 'InvalidStateError');
  context.fillStyle = getComputedStyle(frame).backgroundColor;
  context.fillRect(0, 0, canvas.width, canvas.height);
  paintNode({ context, origin, scale: most }, frame);
  return blobOf(canvas);
}
