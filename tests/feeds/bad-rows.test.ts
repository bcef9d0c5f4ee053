import { badRows } from './bad-rows.laws.js';

badRows(3000);
