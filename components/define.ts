/** Defines every element of the kit under its own tag. The side effect is the point of importing this file. */
import { define } from './index.js';

define();
