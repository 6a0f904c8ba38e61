/** Texts of the page on the API. */
export const api = {
  "api.title": "The API of this hub",
  "api.lead":
    "Everything the pages do goes through these calls. Made from the description that the server checks each request against.",
  "api.basics": "How to call it",
  "api.signIn": "Signing in",
  "api.signInText":
    "A token from “My settings” in the header Authorization, with the scopes you gave it; or the session cookie of the pages, then each write needs the header X-Essor.",
  "api.write": "Writing once",
  "api.writeText":
    "Send an Idempotency-Key: the same key with the same request is carried out once, however often it is sent.",
  "api.version": "Changing",
  "api.versionText":
    "What has a version is changed with If-Match and the version you read; a stale one is refused with 412.",
  "api.errors": "Refusals",
  "api.errorsText":
    "application/problem+json (RFC 9457) with a stable code; where rows or fields are wrong, issues name each with its reason.",
  "api.lists": "Lists",
  "api.listsText": "limit and cursor; nextCursor in the answer leads on, null ends the list.",
  "api.jobs": "Long work",
  "api.jobsText": "Answers 202 with a job; its events stream at /api/v1/hub/jobs/{id}/events.",
  "api.asOf": "As of a day",
  "api.asOfText": "Reads of figures take asOf=YYYY-MM-DD and answer as it stood on that day.",
  "api.find": "Find a call",
  "api.count": "{{shown}} of {{n}} calls",
  "api.needs": "Needs",
  "api.needs.anyone": "nothing: open to everyone",
  "api.needs.signed-in": "a signed-in person",
  "api.parameters": "Parameters",
  "api.body": "Body",
  "api.answer": "Answer",
  "api.needed": "required",
  "api.problems": "Codes of refusals",
} as const;
