function parentOf(node: Element): Element | null {
  if (node.parentElement !== null) return node.parentElement;
  const root = node.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** The value of `attribute` on `element` or its nearest ancestor that has it, out of shadow roots too; blank is none. */
export function inherited(element: Element, attribute: string): string | null {
  for (let node: Element | null = element; node !== null; node = parentOf(node)) {
    const value = node.getAttribute(attribute)?.trim();
    if (value) return value;
  }
  return null;
}
