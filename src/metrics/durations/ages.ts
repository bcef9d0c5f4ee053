const hour = 3_600_000;
const day = 24 * hour;

/** Ages of what still waits, youngest first: each band ends below its limit. */
const bands: readonly { readonly code: string; readonly below: number }[] = [
  { code: 'under_4_hours', below: 4 * hour },
  { code: 'under_1_day', below: day },
  { code: '1_to_3_days', below: 3 * day },
  { code: '3_to_7_days', below: 7 * day },
  { code: '7_to_30_days', below: 30 * day },
  { code: 'over_30_days', below: Infinity },
];

/** The codes of the bands of age, youngest first. */
export const ageBands: readonly string[] = bands.map(({ code }) => code);

const limits = Float64Array.from(bands, ({ below }) => below);

/** The place of an age in `ageBands`; −1 for none. */
export function bandOf(age: number): number {
  for (let band = 0; band < limits.length; band++) if (age < (limits[band] ?? NaN)) return band;
  return -1;
}
