/* What customers write, with everything that real comments hold: markup, formulas, emoji, Japanese and Arabic. */

const pleased = [
  'Anna stayed on the line until it worked. Thank you!',
  'Fast, friendly, solved 🎉',
  'とても丁寧な対応でした。ありがとうございます。',
  'You fixed in ten minutes what we had put off for a month.',
  '<b>Great</b> team',
  'الدعم ممتاز وسريع',
  'Second time this year, second time the same day. 👏👏',
  'Danke, das ging schnell.',
];
const lukewarm = [
  'Fine, but I had to explain it twice.',
  'Good answer, slow start.',
  'OK',
  '返信まで二日かかりましたが、解決しました。',
  'The article helped more than the chat did.',
  'Would be nice to see where my request stands.',
];
const annoyed = [
  'Third hand-over, third time the same questions.',
  'Closed without an answer.',
  '<img src=x onerror=alert(1)>',
  '=HYPERLINK("https://example.com","refund")',
  'Still waiting for somebody who reads what I wrote.',
];
const lost = [
  'Since the new portal I cannot find my own tickets.',
  'Search finds nothing. NOTHING. 😡',
  '検索が使えません。早く直してください。',
  'Old portal: two clicks. New portal: "something went wrong".',
];

/** A comment for an answer that is `good`, `fair` or `bad`, or none; during the bad quarter many are about the portal. */
export function commentFor(chance, mood, damaged) {
  if (!chance.happens(mood === 'bad' ? 0.3 : 0.11)) return null;
  if (mood === 'bad') return chance.pick(chance.happens(0.8 * damaged) ? lost : annoyed);
  return chance.pick(mood === 'good' ? pleased : lukewarm);
}
