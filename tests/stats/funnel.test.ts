import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { funnelLimits, meanFunnelLimits, overdispersion } from '../../src/stats/funnel.js';
import { close } from './close.js';

describe('funnelLimits', () => {
  test('gives the exact limits about 90 % at 20', () => {
    assert.deepEqual(funnelLimits(20, 0.9), { low95: 0.75, high95: 1, low998: 0.65, high998: 1 });
  });

  test('comes to 1.96 and 3.09 standard errors for many', () => {
    // √(0.25/10⁶) = 0.0005.
    const limits = funnelLimits(1_000_000, 0.5);
    close(limits.low95, 0.5 - 1.959964 * 0.0005, 1e-6);
    close(limits.high998, 0.5 + 3.090232 * 0.0005, 1e-6);
  });

  test('is drawn apart by the root of the dispersion, within 0 to 1', () => {
    const limits = funnelLimits(20, 0.9, 4);
    close(limits.low95, 0.6, 1e-12);
    close(limits.low998, 0.4, 1e-12);
    assert.equal(limits.high95, 1);
  });

  test('rounds effective numbers to whole ones, and has no width where all are alike', () => {
    assert.deepEqual(funnelLimits(20.4, 0.9), funnelLimits(20, 0.9));
    assert.deepEqual(funnelLimits(0.2, 0.9), funnelLimits(1, 0.9));
    assert.deepEqual(funnelLimits(20, 1), { low95: 1, high95: 1, low998: 1, high998: 1 });
    assert.deepEqual(funnelLimits(20, 0), { low95: 0, high95: 0, low998: 0, high998: 0 });
  });

  test('is itself a share that can be seen, so that a share on a limit is not beyond it', () => {
    for (let n = 1; n <= 300; n += 1) {
      for (const limit of Object.values(funnelLimits(n, 0.871))) assert.equal(limit, Math.round(limit * n) / n);
    }
  });

  test('holds the centre, the outer limits outside the inner ones', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, centre) => {
        const { low95, high95, low998, high998 } = funnelLimits(n, centre);
        assert.ok(low998 <= low95 && low95 <= centre + 1 / n && centre - 1 / n <= high95 && high95 <= high998);
      }),
    );
  });
});

describe('meanFunnelLimits', () => {
  test('are 1.96 and 3.09 standard errors about the centre, drawn apart by the root of the dispersion', () => {
    // Scores that spread by 20, 16 of them: an error of 5.
    const { low95, high95, low998, high998 } = meanFunnelLimits(16, 70, 20);
    close(low95, 60.20018);
    close(high95, 79.79982);
    close(low998, 54.548838);
    close(high998, 85.451162);
    close(meanFunnelLimits(16, 70, 20, 4).high95, 89.59964);
  });
});

describe('overdispersion', () => {
  test('is the mean of the squared deviations, the outermost tenth drawn in', () => {
    // √(0.25/100) = 0.05: shares .3 .4 .4 .5 .5 .5 .5 .6 .6 .9 are z −4 −2 −2 0 0 0 0 2 2 8, of which −4 becomes −2 and 8 becomes 2.
    const peers = [30, 40, 40, 50, 50, 50, 50, 60, 60, 90].map((x) => ({ x, n: 100 }));
    close(overdispersion(peers, 0.5), 2.4, 1e-12);
  });

  test('judges means of scores by the variance within a peer', () => {
    // Variance 400, 16 scores each, an error of 5: means 60, 70, 80 about 70 are z −2, 0, 2.
    const peers = [60, 70, 80].map((mean) => ({ x: mean * 16, n: 16 }));
    close(overdispersion(peers, 70, 400), 8 / 3, 1e-12);
    assert.equal(overdispersion(peers, 70, 0), 1);
  });

  test('is never under 1, and 1 where nothing can be seen', () => {
    assert.equal(
      overdispersion(
        [
          { x: 5, n: 10 },
          { x: 0, n: 0 },
        ],
        0.5,
      ),
      1,
    );
    assert.equal(overdispersion([{ x: 10, n: 10 }], 1), 1);
    assert.equal(overdispersion([], 0.5), 1);
  });
});
