import type { RankingTable } from "@essor/contract/measure";
import { Button, JsonInput, NativeSelect, NumberInput, SegmentedControl } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useState } from "react";
import { useAddress } from "../../api/address.ts";
import { ApiProblem, write } from "../../api/client.ts";
import { useMay, useMe } from "../../api/session.ts";
import { Note } from "../../ui/page.tsx";
import { problemText } from "../../ui/problem.ts";
import { useText } from "../../ui/text.ts";
import type { AskedHere } from "./here-worker.ts";

type Props = {
  readonly table: RankingTable;
  readonly peers: readonly string[];
  /** A job was queued on the server. */
  readonly started: (job: number) => void;
  /** A run in this browser is wanted. */
  readonly here: (asked: AskedHere) => void;
};
const PRESETS = ["all", "weights", "choices"] as const;
type Question = "ranks" | "outputs";

/** What is asked, what is varied, how often, from which seed, and where it runs. */
export function RunForm({ table, peers, started, here }: Props) {
  const text = useText();
  const { t, pick } = text;
  const [{ asOf }] = useAddress();
  const me = useMe();
  const keeps = useMay()("measure.write");
  const narrow = useMediaQuery("(max-width: 700px)") ?? false;
  const hub = me?.hub.areaCode ?? null;
  const [question, setQuestion] = useState<Question>("ranks");
  const [place, setPlace] = useState(keeps ? "server" : "here");
  const [vary, setVary] = useState<string>("all");
  const [json, setJson] = useState("");
  const [unit, setUnit] = useState("");
  const [counts, setCounts] = useState<Record<Question, number | string>>({
    ranks: 500,
    outputs: 600,
  });
  const [seed, setSeed] = useState<number | string>(1);
  const [error, setError] = useState<unknown>(null);
  const [sending, setSending] = useState(false);

  async function start() {
    setError(null);
    setSending(true);
    const count = Number(counts[question]);
    try {
      const varied = vary === "json" ? (JSON.parse(json) as Record<string, unknown>) : vary;
      if (place === "here") {
        here({
          table,
          vary: varied as AskedHere["vary"],
          seed: Number(seed),
          hub,
          peers,
          of:
            question === "ranks"
              ? { kind: "ranks", replications: count }
              : { kind: "outputs", budget: count, unit: unit || null },
        });
        return;
      }
      const verb = question === "ranks" ? "uncertainty" : "sensitivity";
      const { job } = await write<{ job: number }>(
        "POST",
        `/measure/rankings/${table.recipe.code}/${verb}`,
        {
          body: {
            period: table.period,
            ...(asOf === undefined ? {} : { asOf }),
            seed: Number(seed),
            vary: varied,
            ...(question === "ranks"
              ? { replications: count }
              : { budget: count, ...(unit ? { unit } : {}) }),
          },
        },
      );
      started(job);
    } catch (cause) {
      setError(cause);
    } finally {
      setSending(false);
    }
  }
  const issues = error instanceof ApiProblem ? error.issues : [];
  const own = table.units.find((u) => u.code === hub);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <div className="es-fields" style={{ marginBottom: 12 }}>
        <SegmentedControl
          size="xs"
          orientation={narrow ? "vertical" : "horizontal"}
          aria-label={t("method.question")}
          value={question}
          onChange={(next) => setQuestion(next as Question)}
          data={[
            { value: "ranks", label: t("method.ask.ranks") },
            { value: "outputs", label: t("method.ask.outputs") },
          ]}
        />
        <SegmentedControl
          size="xs"
          orientation={narrow ? "vertical" : "horizontal"}
          aria-label={t("method.where")}
          value={place}
          onChange={setPlace}
          data={[
            { value: "server", label: t("method.onServer"), disabled: !keeps },
            { value: "here", label: t("method.inBrowser") },
          ]}
        />
      </div>
      <div className="es-fields">
        <NativeSelect
          size="xs"
          label={t("method.vary")}
          value={vary}
          onChange={(e) => setVary(e.currentTarget.value)}
          data={[
            ...PRESETS.map((value) => ({ value, label: t(`method.preset.${value}`) })),
            { value: "json", label: t("method.preset.json") },
          ]}
        />
        {question === "outputs" && (
          <NativeSelect
            size="xs"
            label={t("method.outputOf")}
            value={unit}
            onChange={(e) => setUnit(e.currentTarget.value)}
            data={[
              { value: "", label: t("method.allRanks") },
              ...(own
                ? [{ value: own.code, label: t("method.rankOf", { unit: pick(own.name) }) }]
                : []),
            ]}
          />
        )}
        <NumberInput
          size="xs"
          w={110}
          label={t(question === "ranks" ? "method.replications" : "method.budget")}
          min={question === "ranks" ? 10 : 20}
          max={question === "ranks" ? 5000 : 20000}
          allowDecimal={false}
          value={counts[question]}
          onChange={(value) => setCounts({ ...counts, [question]: value })}
        />
        <NumberInput
          size="xs"
          w={100}
          label={t("method.seed")}
          min={0}
          allowDecimal={false}
          value={seed}
          onChange={setSeed}
        />
        <Button size="xs" type="submit" loading={sending}>
          {t("method.start")}
        </Button>
      </div>
      {vary === "json" && (
        <JsonInput
          mt={10}
          size="xs"
          minRows={5}
          autosize
          label={t("method.preset.json")}
          placeholder='{"target": "index", "vary": [{"name": "weights", "noise": {"levels": [1], "relative": 0.25}}]}'
          value={json}
          onChange={setJson}
        />
      )}
      {error !== null && (
        <div style={{ marginTop: 10 }}>
          <Note tone="danger">
            {error instanceof SyntaxError ? t("method.notJson") : problemText(text, error).text}
            {issues.map((i) => (
              <div key={`${i.field} ${i.code}`}>
                <span className="es-mono">{i.field}</span> {i.reason}
              </div>
            ))}
          </Note>
        </div>
      )}
    </form>
  );
}
