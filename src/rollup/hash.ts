const double = new Float64Array(1);
const halves = new Uint32Array(double.buffer);

/** The two halves of a double mixed with a whole number, in 32 bits (the finaliser of MurmurHash3, Appleby 2011). */
export function hash(value: number, key: number): number {
  double[0] = value;
  let mixed = (halves[0] ?? 0) ^ Math.imul(halves[1] ?? 0, 0x9e3779b1) ^ Math.imul(key, 0xc2b2ae3d);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
