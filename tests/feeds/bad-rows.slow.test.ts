import { badRows } from './bad-rows.laws.js';

badRows(1_000_000);
