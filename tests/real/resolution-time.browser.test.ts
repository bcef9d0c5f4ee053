import { expect } from '@esm-bundle/chai';
import '../../components/define.js';
import type { SupportResolutionTime } from '../../components/support-resolution-time.js';

const incidents = '/real/uci_incident_event_log.csv.gz';

const log = {
  src: incidents,
  fields: JSON.stringify({
    case_id: 'number',
    created_at: 'opened_at',
    updated_at: 'sys_updated_at',
    last_solved_at: 'resolved_at',
    closed_at: 'closed_at',
  }),
  dates: '%d/%m/%Y %H:%M',
  'time-zone': 'UTC',
  missing: '["?"]',
};

/** The element on the page once its figures are in it. */
async function shown(attributes: Readonly<Record<string, string>>): Promise<SupportResolutionTime> {
  const element = document.createElement('support-resolution-time');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  const computed = new Promise((resolve) => element.addEventListener('support-measure', resolve, { once: true }));
  document.body.append(element);
  await computed;
  await element.updateComplete;
  return element;
}

describe('the ServiceNow incidents in a browser', () => {
  before(async function () {
    const { ok } = await fetch(incidents, { method: 'HEAD' });
    // The real data are not beside the checkout.
    if (!ok) this.skip();
  });

  afterEach(() => document.querySelectorAll('support-resolution-time').forEach((element) => element.remove()));

  it('took 25.7833 h, by priority 80.242, 38.233, 25.367 and 25.967 h, from 141,712 rows of a packed log', async function () {
    this.timeout(120_000);
    const { measure } = await shown({ ...log, by: 'priority' });
    expect(measure?.value?.toFixed(4)).to.equal('25.7833');
    expect([measure?.rows.received, measure?.rows.used, measure?.n]).to.deep.equal([141_712, 24_918, 24_918]);
    expect(measure?.segments.map(({ value }) => value?.toFixed(3))).to.deep.equal([
      '80.242',
      '38.233',
      '25.367',
      '25.967',
    ]);
  });

  it('took 22.1 h where only completed ones count, and the tile says so', async function () {
    this.timeout(120_000);
    const element = await shown({ ...log, cases: 'completed', 'target-hours': '24' });
    expect(element.measure?.value?.toFixed(1)).to.equal('22.1');
    const within = element.measure?.facts?.find(({ code }) => code === 'within_target');
    expect(within?.value?.toFixed(3)).to.equal('51.674');
    expect(element.renderRoot.querySelector('[part~="value"]')?.textContent).to.contain('22 h');
    expect(element.renderRoot.querySelector('[part~="notes"]')?.textContent).to.contain('Only completed cases');
  });
});
