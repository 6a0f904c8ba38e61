import { ApiProblem } from "../api/client.ts";
import { Note } from "../ui/page.tsx";
import { problemText } from "../ui/problem.ts";
import { useText } from "../ui/text.ts";

/** What was refused, row by row. */
export function IssueList({ error }: { error: unknown }) {
  const text = useText();
  const issues = error instanceof ApiProblem ? error.issues : [];
  return (
    <Note tone="danger">
      {problemText(text, error).text}
      {issues.length > 0 && (
        <ul>
          {issues.slice(0, 20).map((issue) => (
            <li key={`${issue.code}-${issue.row}-${issue.field}-${issue.reason}`}>
              {issue.row !== undefined && <>{text.t("target.row", { n: issue.row })}: </>}
              {issue.reason}
            </li>
          ))}
        </ul>
      )}
    </Note>
  );
}
