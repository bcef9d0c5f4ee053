import type { Amounts } from '../../metric.js';
import type { Codes } from '../../rollup/codes.js';
import { eachStretch } from '../../rollup/each-row.js';

/**
 * Cells of answers in one number each, so that lists of cells that lie apart fetch one place in memory for each of them:
 * from the lowest bit whether the cell holds another number of answers than one, the code of the score in `bits` bits,
 * the code of the cluster.
 */
export interface Packed {
  readonly cells: Uint32Array;
  readonly bits: number;
}

/** Packs cells whose numbers of answers are whole, where all codes fit; else null. In steps. */
export function* packed(scores: Codes, clusters: Codes | null, n: Amounts): Generator<void, Packed | null> {
  const bits = 32 - Math.clz32(scores.size);
  if (1 + bits + 32 - Math.clz32(clusters?.size ?? 0) > 32) return null;
  const cells = new Uint32Array(n.length);
  const scoreCodes = scores.codes;
  const clusterCodes = clusters?.codes ?? new Uint32Array(0);
  for (const [from, to] of eachStretch(n.length)) {
    for (let i = from; i < to; i++) {
      const count = n[i] ?? 0;
      const score = scoreCodes[i] ?? 0;
      // Who did not answer is in no cluster of answers.
      const cluster = score === 0 ? 0 : (clusterCodes[i] ?? 0);
      if (count !== 1 && !Number.isInteger(count)) return null;
      cells[i] = (((cluster << bits) | score) << 1) | Number(count !== 1);
    }
    yield;
  }
  return { cells, bits };
}
