import { TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { paths } from "../../paths.ts";
import "./api.css";
import { PageLink } from "../../ui/link.tsx";
import { PageHead } from "../../ui/page.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useText } from "../../ui/text.ts";
import { type Description, type Listed, operationsOf } from "./description.ts";
import { OperationRow } from "./operation-row.tsx";

const descriptionQuery = {
  queryKey: ["openapi"],
  queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Description> => {
    const response = await fetch("/api/openapi.json", { signal });
    if (!response.ok) throw new Error(`${response.status}`);
    return response.json();
  },
  staleTime: Number.POSITIVE_INFINITY,
};

/** The API of this very server, made from its description: what one may call, send and get. Open to everyone. */
export function Page() {
  const { t } = useText();
  const query = useQuery(descriptionQuery);
  return (
    <div className="es-api">
      <nav aria-label={t("nav.label")}>
        <PageLink to={paths.overview}>{t("app.name")}</PageLink>
      </nav>
      <main id="content">
        <PageHead title={t("api.title")} lead={t("api.lead")} views={false}>
          <a className="es-tool" data-boxed href="/api/openapi.json" download="openapi.json">
            openapi.json
          </a>
        </PageHead>
        <Loaded query={query} lines={20}>
          {(description) => <Body description={description} />}
        </Loaded>
      </main>
    </div>
  );
}

function Body({ description }: { description: Description }) {
  const { t, f } = useText();
  const [typed, setTyped] = useState("");
  const all = operationsOf(description);
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const kept = all.filter((o) =>
    words.every((w) => `${o.method} ${o.path} ${o.summary}`.toLowerCase().includes(w)),
  );
  const groups = new Map<string, Listed[]>();
  for (const o of kept) groups.set(o.group, [...(groups.get(o.group) ?? []), o]);
  useEffect(() => {
    // The page is drawn after the address was read: go where it points now.
    document.getElementById(window.location.hash.slice(1))?.scrollIntoView();
  }, []);
  return (
    <>
      <Basics />
      <TextInput
        type="search"
        label={t("api.find")}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        maw={420}
        mb={8}
      />
      <p className="es-dim es-small" role="status">
        {t("api.count", { shown: f.exact(kept.length), n: f.exact(all.length) })}
      </p>
      {[...groups].map(([group, operations]) => (
        <Group key={group} group={group} operations={operations} description={description} />
      ))}
      <Problems description={description} />
    </>
  );
}

function Basics() {
  const { t } = useText();
  return (
    <section className="es-section">
      <header>
        <h2>{t("api.basics")}</h2>
      </header>
      <dl className="es-terms es-body">
        {(["signIn", "write", "version", "errors", "lists", "jobs", "asOf"] as const).map((k) => (
          <div key={k} style={{ display: "contents" }}>
            <dt>{t(`api.${k}`)}</dt>
            <dd>{t(`api.${k}Text`)}</dd>
          </div>
        ))}
      </dl>
      <pre className="es-code">
        {`curl -H "Authorization: Bearer essor_…" ${window.location.origin}/api/v1/me`}
      </pre>
    </section>
  );
}

type GroupProps = {
  readonly group: string;
  readonly operations: readonly Listed[];
  readonly description: Description;
};

function Group({ group, operations, description }: GroupProps) {
  const { say, f } = useText();
  return (
    <section className="es-section" aria-labelledby={`group-${group}`}>
      <header>
        <h2 id={`group-${group}`}>
          {group === "hub" ? say("nav.administration", group) : say(`nav.${group}`, group)}{" "}
          <span className="es-dim">{f.exact(operations.length)}</span>
        </h2>
      </header>
      {operations.map((operation) => (
        <OperationRow key={operation.id} operation={operation} description={description} />
      ))}
    </section>
  );
}

/** Every code of a refusal; an answer's `type` leads here. */
function Problems({ description }: { description: Description }) {
  const { t, say } = useText();
  const all = Object.entries(description["x-problems"] ?? {});
  return (
    <section className="es-section" aria-labelledby="problems">
      <header>
        <h2 id="problems">{t("api.problems")}</h2>
      </header>
      <dl className="es-terms es-body">
        {all.map(([code, [status, title]]) => (
          <div key={code} style={{ display: "contents" }}>
            <dt id={code} className="es-mono">
              {status} {code}
            </dt>
            <dd>{say(`problem.${code}`, title)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
