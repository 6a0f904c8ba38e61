import type { ReactNode } from "react";

/** What is known of something, a line each; what is not known has no line. */
export function Terms({ lines }: { lines: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="es-terms">
      {lines
        .filter(([, value]) => value !== "" && value !== null && value !== undefined)
        .map(([name, value]) => (
          <div key={name} style={{ display: "contents" }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
