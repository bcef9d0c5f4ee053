/** Fields of one line of CSV, quotes doubled within quotes. */
function fieldsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(',');
  return [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, field = '']) =>
    field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field,
  );
}

/** Sterling as a decimal number without the noise of multiplying. */
function money(quantity: number, price: number): number {
  return Math.round(quantity * price * 10_000) / 10_000;
}

/**
 * The invoice lines of a shop as activities: of identified customers, with positive quantity and price, without
 * cancellations; lines that stand twice are kept. The feed ends on 9 December 2011, so that November is its last month.
 */
export function retailActivities(csv: string) {
  const [head = '', ...lines] = csv.trimEnd().split('\n');
  const names = fieldsOf(head);
  const place = (name: string) => names.indexOf(name);
  const [invoice, customer, quantity, price, at] = [
    'InvoiceNo',
    'CustomerID',
    'Quantity',
    'UnitPrice',
    'InvoiceDate',
  ].map(place);
  const rows = lines.flatMap((line) => {
    const fields = fieldsOf(line);
    const field = (index: number | undefined) => fields[index ?? -1] ?? '';
    const [pieces, each] = [Number(field(quantity)), Number(field(price))];
    if (field(customer) === '' || field(invoice).startsWith('C') || !(pieces > 0) || !(each > 0)) return [];
    const account = field(customer).replace(/\.0$/, '');
    return [{ account_id: account, at: `${field(at).replace(' ', 'T')}:00Z`, amount: money(pieces, each) }];
  });
  return { meta: { as_of: '2011-12-09T23:59:59Z', tz: 'UTC' }, rows };
}
