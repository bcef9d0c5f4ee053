/** Rows of a CSV text whose values hold no quotes or line breaks, by column. */
function rowsOf(text: string): Record<string, string>[] {
  const [head = '', ...lines] = text.trimEnd().split(/\r?\n/);
  const names = head.split(',');
  return lines.map((line) => {
    const values = line.split(',');
    return Object.fromEntries(names.map((column, i) => [column, values[i] ?? '']));
  });
}

/** `2024-01-01 01:04:34 +0000` in ISO-8601. */
function iso(text: string | undefined): string {
  return (text ?? '').replace(' ', 'T').replace(' +0000', 'Z');
}

/** The questions and answers of a forum as cases: the first answer, spam aside, by someone else than the asker replies. */
export function forumCases(questions: string, answers: string) {
  const asked = rowsOf(questions);
  const askers = new Map(asked.map(({ id, creator }) => [id, creator]));
  const first = new Map<string | undefined, string>();
  for (const { question_id: question, created, creator, is_spam: spam } of rowsOf(answers)) {
    if (spam === 'true' || creator === askers.get(question)) continue;
    const known = first.get(question);
    if (known === undefined || iso(created) < known) first.set(question, iso(created));
  }
  const rows = asked.map(({ id, created, is_spam: spam }) => ({
    case_id: id,
    created_at: iso(created),
    first_public_reply_at: first.get(id) ?? null,
    status: spam === 'true' ? 'spam' : null,
  }));
  return { rows };
}
