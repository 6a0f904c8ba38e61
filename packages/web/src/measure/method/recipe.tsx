import type { RankingTable, Recipe as Stored } from "@essor/contract/measure";
import { frozenScaleLost, parseRecipe } from "@essor/core/measure";
import { Button, JsonInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useDeferredValue, useMemo, useState } from "react";
import { ApiProblem, write } from "../../api/client.ts";
import { indicatorsQuery } from "../../api/measure.ts";
import { useMay } from "../../api/session.ts";
import { Note, PageHead, Section } from "../../ui/page.tsx";
import { problemText } from "../../ui/problem.ts";
import { useText } from "../../ui/text.ts";
import { CorrelationMap } from "./correlation-map.tsx";
import { draftBuild, type Flaw } from "./draft-build.ts";
import { FrameworkSunburst } from "./framework-sunburst.tsx";
import { namer } from "./names.ts";
import { RecipePreview } from "./recipe-preview.tsx";
import { RecipeSteps } from "./recipe-steps.tsx";
import { RecipeTree } from "./recipe-tree.tsx";
import { startFrom } from "./start-from.ts";
import type { Loose } from "./step-options.ts";
import type { Tree } from "./tree-edit.ts";
import { useDraftTable } from "./use-draft-table.ts";
import { WithRanking } from "./with-ranking.tsx";
import "./method.css";

type Body = Loose & {
  readonly framework: Tree;
  readonly steps: readonly Loose[];
};

export function Page() {
  const { t } = useText();
  return (
    <WithRanking title={t("page.recipe")} lead={t("method.recipeLead")}>
      {(table) => <Editor key={table.recipe.hash} table={table} />}
    </WithRanking>
  );
}

function Editor({ table }: { table: RankingTable }) {
  const text = useText();
  const { t, f, pick } = text;
  const may = useMay();
  const { recipe } = table;
  const [body, setBody] = useState(recipe.body as Body);
  const late = useDeferredValue(body);
  const draft = useDraftTable(table, late);
  const stored = useMemo(() => draftBuild(table, recipe.body).build, [table, recipe]);
  const { build, flaws } = useMemo(() => draftBuild(draft.table, late), [draft.table, late]);
  const register = useQuery(indicatorsQuery).data;
  const known = register
    ? [...draft.table.indicators, ...register.filter((i) => !inTable(draft.table, i.code))]
    : draft.table.indicators;
  const name = namer(text, known, body.framework);
  const start = useMemo(() => startFrom(body, build, table), [body, build, table]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: names change with the language only
  const about = useMemo(
    () => ({
      name,
      leaves: start.groups.flatMap((g) => g.codes.filter((c) => start.leaves.has(c))),
      nodes: start.groups.flatMap((g) => g.codes),
      units: table.units.map((u) => ({ value: u.code, label: `${pick(u.name)} ${u.code}` })),
    }),
    [start, table, text.language, register],
  );
  const lost = useMemo(() => lostScales(recipe.body, late), [recipe.body, late]);
  const changed = body !== recipe.body;
  const source = t("method.recipeSource", {
    code: recipe.code,
    edition: changed ? t("method.draft") : String(recipe.edition),
    day: f.day(table.asOf),
  });
  return (
    <>
      <PageHead
        title={t("method.editing", { name: pick(recipe.name) })}
        lead={t("method.recipeLead")}
      >
        <Button
          size="xs"
          variant="default"
          disabled={!changed}
          onClick={() => setBody(recipe.body as Body)}
        >
          {t("method.reset")}
        </Button>
        {may("measure.write") && (
          <Save table={table} body={body} ready={changed && flaws.length === 0} />
        )}
      </PageHead>
      <div className="es-edit">
        <div>
          <RecipeTree
            nodes={body.framework}
            name={name}
            flaws={flaws}
            put={(framework) => setBody({ ...body, framework })}
          />
          <RecipeSteps
            steps={body.steps}
            flaws={flaws}
            about={about}
            start={start}
            put={(steps) => setBody({ ...body, steps })}
          />
          <AsJson key={JSON.stringify(body)} body={body} put={setBody} />
        </div>
        <div>
          {flaws.length > 0 && !draft.waiting && <Flaws flaws={flaws} />}
          {draft.waiting && <p className="es-dim">{t("method.fetching")}</p>}
          {draft.error !== null && <Note tone="danger">{problemText(text, draft.error).text}</Note>}
          {lost.length > 0 && (
            <div style={{ marginBottom: 16 }}>
              <Note tone="warn">{t("method.scaleLost", { names: lost.map(name).join(", ") })}</Note>
            </div>
          )}
          {build && <RecipePreview table={table} stored={stored} draft={build} />}
          {build && (
            <Section title={t("method.shareOfIndex")}>
              <FrameworkSunburst build={build} name={name} source={source} />
            </Section>
          )}
        </div>
      </div>
      {build && (
        <Section title={t("method.correlations")}>
          <CorrelationMap build={build} name={name} source={source} />
        </Section>
      )}
    </>
  );
}

function inTable(table: RankingTable, code: string): boolean {
  return table.indicators.some((i) => i.code === code);
}

/** Indicators whose scale was frozen in the stored edition and follows the sample in the draft. */
function lostScales(stored: unknown, draft: unknown): string[] {
  const [a, b] = [parseRecipe(stored), parseRecipe(draft)];
  return a.ok && b.ok
    ? frozenScaleLost(a.value, b.value).flatMap((i) => (i.field === undefined ? [] : [i.field]))
    : [];
}

function Flaws({ flaws }: { flaws: readonly Flaw[] }) {
  const { t } = useText();
  return (
    <div style={{ marginBottom: 16 }}>
      <Note tone="danger">
        {t("method.flaws")}
        {flaws.map((x) => (
          <div key={`${x.field} ${x.code}`}>
            <span className="es-mono">{x.field}</span> {x.reason}
          </div>
        ))}
      </Note>
    </div>
  );
}

function Save({ table, body, ready }: { table: RankingTable; body: Body; ready: boolean }) {
  const text = useText();
  const { t } = text;
  const client = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  async function save() {
    setSending(true);
    setError(null);
    const { code, name, note, scope } = table.recipe;
    try {
      await write<Stored>("POST", "/measure/recipes", { body: { code, name, note, scope, body } });
      await client.invalidateQueries({ queryKey: ["measure"] });
    } catch (cause) {
      setError(cause);
    } finally {
      setSending(false);
    }
  }
  const issues = error instanceof ApiProblem ? error.issues : [];
  return (
    <>
      <Button size="xs" disabled={!ready} loading={sending} onClick={() => void save()}>
        {t("method.save", { edition: table.recipe.edition + 1 })}
      </Button>
      {error !== null && (
        <Note tone="danger">
          {problemText(text, error).text}
          {issues.map((i) => (
            <div key={`${i.field} ${i.code}`}>
              <span className="es-mono">{i.field}</span> {i.reason}
            </div>
          ))}
        </Note>
      )}
    </>
  );
}

/** The whole recipe as text, for what the fields above do not offer. */
function AsJson({ body, put }: { body: Body; put: (body: Body) => void }) {
  const { t } = useText();
  const [typed, setTyped] = useState(() => JSON.stringify(body, null, 2));
  const [wrong, setWrong] = useState(false);
  function take() {
    try {
      const read = JSON.parse(typed) as Body;
      if (!Array.isArray(read.framework) || !Array.isArray(read.steps)) throw new Error("form");
      put(read);
    } catch {
      setWrong(true);
    }
  }
  return (
    <details className="es-section es-json">
      <summary>{t("method.asJson")}</summary>
      <JsonInput
        size="xs"
        autosize
        minRows={8}
        maxRows={24}
        aria-label={t("method.asJson")}
        value={typed}
        error={wrong ? t("method.notJson") : undefined}
        onChange={(value) => {
          setTyped(value);
          setWrong(false);
        }}
      />
      <Button size="xs" mt={8} variant="default" onClick={take}>
        {t("method.take")}
      </Button>
    </details>
  );
}
