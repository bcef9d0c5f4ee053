export {
  Board,
  nothingGiven,
  type BoardChange,
  type BoardFeed,
  type Drill,
  type Given,
  type Participant,
} from './board.js';
export * from './choices.js';
export { withChoice, withToggled } from './choosing.js';
export { claimFeed, releaseFeed } from './claims.js';
export { offerBoard } from './offer.js';
export { goals, type Goal } from './goals.js';
export { heldFor, type Held } from './held.js';
export { joinGroup } from './groups.js';
export { choicesOf, linkOf } from './link.js';
export { MissingFeed } from './missing-feed.js';
export { BoardMember } from './member.js';
