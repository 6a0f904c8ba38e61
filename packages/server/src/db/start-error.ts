/** The product cannot start, and the reader can mend it: a stable code and one sentence that says how. */
export class StartError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
