/** One dialogue with what each of 19 reviewers, always in the same order, gave it in three categories of −2 … 2. */
interface Dialogue {
  readonly id: string;
  readonly annotations: readonly { readonly quality: Readonly<Record<'A' | 'S' | 'E', number>> }[];
}

/** The scored dialogues as a feed of reviews, one row a reviewer, whose figures may be shown. */
export function helpdeskReviews(text: string) {
  const dialogues: readonly Dialogue[] = JSON.parse(text);
  const rows = dialogues.flatMap(({ id, annotations }) =>
    annotations.map(({ quality }, reviewer) => ({ case_id: id, reviewer_id: String(reviewer), ...quality })),
  );
  return { meta: { tz: 'UTC', definition: { agents: 'named' } }, rows };
}
