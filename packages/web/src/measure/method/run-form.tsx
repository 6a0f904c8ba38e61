import type { RankingTable } from "@essor/contract/measure";
import { Button, JsonInput, NativeSelect, NumberInput } from "@mantine/core";
import { useState } from "react";
import { useAddress } from "../../api/address.ts";
import { ApiProblem, write } from "../../api/client.ts";
import { Note } from "../../ui/page.tsx";
import { problemText } from "../../ui/problem.ts";
import { useText } from "../../ui/text.ts";

type Props = { readonly table: RankingTable; readonly started: (job: number) => void };
const PRESETS = ["all", "weights", "choices"] as const;

/** What is varied, how often, and from which seed. */
export function RunForm({ table, started }: Props) {
  const text = useText();
  const { t } = text;
  const [{ asOf }] = useAddress();
  const [vary, setVary] = useState<string>("all");
  const [json, setJson] = useState("");
  const [replications, setReplications] = useState<number | string>(500);
  const [seed, setSeed] = useState<number | string>(1);
  const [error, setError] = useState<unknown>(null);
  const [sending, setSending] = useState(false);

  async function start() {
    setError(null);
    setSending(true);
    try {
      const { job } = await write<{ job: number }>(
        "POST",
        `/measure/rankings/${table.recipe.code}/uncertainty`,
        {
          body: {
            period: table.period,
            ...(asOf === undefined ? {} : { asOf }),
            replications: Number(replications),
            seed: Number(seed),
            vary: vary === "json" ? (JSON.parse(json) as object) : vary,
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
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
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
        <NumberInput
          size="xs"
          w={110}
          label={t("method.replications")}
          min={10}
          max={5000}
          allowDecimal={false}
          value={replications}
          onChange={setReplications}
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
            {problemText(text, error).text}
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
