/** Feeds: from bytes or values in any of the formats to typed columns and issues. */
export { decodeFeed, type DecodedFeed } from './decode.js';
export { readJson } from './json.js';
export { readMeta } from './meta.js';
export { defaultDecode, type DecodeOptions, type FeedType, type SourceContent } from './options.js';
export { peekMeta } from './peek.js';
export { records } from './records.js';
export { readRollup, type RollupFeed } from './rollup-feed.js';
export { unpack } from './unpack.js';
