import type { Expected, IssueCode } from '../metric.js';

/** Why a value cannot be used: the issue's code and what would have been right. */
export class Refusal {
  readonly code: IssueCode;
  readonly expected: Expected | null;

  constructor(code: IssueCode, expected: Expected | null) {
    this.code = code;
    this.expected = expected;
  }
}
