/*
 * Four bytes of an instant in its usual form, the first one lowest: what they are where all digits are 0, and what makes each
 * byte that is wrong overflow to 128 once what is expected has been taken off. One by one, as in `ascii.ts`.
 */

/** `0000` */
export const yearZero = 0x30303030;
export const yearTop = 0x76767676;
/** `-00-` */
export const monthZero = 0x2d30302d;
export const monthTop = 0x7f76767f;
/** `00T0` */
export const dayZero = 0x30543030;
export const dayTop = 0x767f7676;
/** `0:00` */
export const hourZero = 0x30303a30;
export const hourTop = 0x76767f76;
/** `:00`, without the fourth byte. */
export const secondZero = 0x0030303a;
export const secondTop = 0x0076767f;
/** `+00:` or `-00:`. */
export const aheadZero = 0x3a30302b;
export const behindZero = 0x3a30302d;
export const offsetTop = 0x7f76767f;
/** `00"`, without the fourth byte. */
export const restZero = 0x00223030;
export const restTop = 0x007f7676;
/** All but the fourth byte. */
export const threeBytes = 0x00ffffff;
