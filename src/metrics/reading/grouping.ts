export { changeParts } from './parts.js';
export { segmentsOf } from './segments.js';
