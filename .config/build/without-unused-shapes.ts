import type { Plugin } from 'vite';

/**
 * d3-shape comes in one piece in which each curve sets a prototype and each symbol works out its measures, which no bundler
 * dares to leave out, d3-path as a class of which it takes all or nothing, and d3-array with searches made as it loads. The
 * kit draws straight lines.
 */
export function withoutUnusedShapes(): Plugin {
  const arcs = /^    this\._equal = .*|^  quadraticCurveTo\([\s\S]*(?=^  toString\()/gm;
  const curves = /^\(?(?!Linear\.)\w+\.prototype = [\s\S]*?^\};/gm;
  const measures =
    /^(?:const|var) (?:cos|sin|sqrt|pi|halfPi|tau|slice|sqrt3\S*|tan30\S*|k[arxy]|[acks]) = .*|^  (?:line\.(?:curve|context)|area\.(?:curve|context|x[01]|y|lineX0 =\n  area\.lineY0|lineY1|lineX1)) = function[\s\S]*?^  \};|^  function arealine[\s\S]*?^  \}/gm;
  const made = /^(var \w+ = )(?=\(function custom|curveRadial\()/gm;
  const searches = /^(const (?:ascendingBisect|bisect\w+) = )(.*);/gm;
  return {
    name: 'without-unused-shapes',
    transform(code, id) {
      if (id.endsWith('/d3-path.mjs')) return { code: code.replace(arcs, ''), map: null };
      if (id.endsWith('/d3-array.mjs'))
        return { code: code.replace(searches, '$1/* @__PURE__ */ (() => $2)();'), map: null };
      if (!id.endsWith('/d3-shape.mjs')) return null;
      const text = code.replace(curves, '').replace(measures, '').replace(made, '$1/* @__PURE__ */ ');
      return { code: text, map: null };
    },
  };
}
