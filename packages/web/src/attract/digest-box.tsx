import type { DigestChoice } from "@essor/contract/attract-views";
import { Button, Checkbox, NativeSelect, NumberInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { write } from "../api/client.ts";
import { LANGUAGE_NAMES, LANGUAGES } from "../ui/format.ts";
import { Note, Section } from "../ui/page.tsx";
import { problemText } from "../ui/problem.ts";
import { Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { useToast } from "../ui/toast.tsx";
import { digestQuery } from "./queries.ts";

/** The daily list by e-mail: wanted or not, in which language, at which hour. */
export function DigestBox() {
  const { t } = useText();
  const query = useQuery(digestQuery);
  return (
    <Section title={t("desk.digest")}>
      <Loaded query={query}>{(choice) => <Choice choice={choice} />}</Loaded>
    </Section>
  );
}

function Choice({ choice }: { choice: DigestChoice }) {
  const text = useText();
  const { t, f } = text;
  const toast = useToast();
  const client = useQueryClient();
  const { wanted, language, hour, weekdays } = choice;
  const save = useMutation({
    mutationFn: (changes: Partial<DigestChoice>) =>
      write<DigestChoice>("PUT", "/attract/digest", {
        body: { wanted, language, hour, weekdays, ...changes },
      }),
    onSuccess: (saved) => {
      client.setQueryData(digestQuery.queryKey, saved);
      toast(t("desk.digestSaved"));
    },
  });
  const now = useMutation({
    mutationFn: () => write("POST", "/attract/digest/now"),
    onSuccess: () => toast(t("desk.digestQueued")),
  });
  const failed = save.error ?? now.error;
  return (
    <div className="es-form">
      {!choice.possible && <Note tone="warn">{t("desk.digestOff")}</Note>}
      <Checkbox
        label={t("desk.digestWanted", { address: choice.address })}
        checked={wanted}
        onChange={(e) => save.mutate({ wanted: e.currentTarget.checked })}
      />
      <div className="es-form-pair">
        <NativeSelect
          label={t("desk.language")}
          value={language}
          onChange={(e) => save.mutate({ language: e.currentTarget.value as "en" })}
          data={LANGUAGES.map((l) => ({ value: l, label: LANGUAGE_NAMES[l] }))}
        />
        <NumberInput
          label={t("desk.digestHour")}
          min={0}
          max={23}
          value={hour}
          onChange={(v) =>
            v !== "" && Number(v) !== hour && save.mutate({ hour: Math.floor(Number(v)) })
          }
        />
      </div>
      <Checkbox
        label={t("desk.digestWeekdays")}
        checked={weekdays}
        onChange={(e) => save.mutate({ weekdays: e.currentTarget.checked })}
      />
      {choice.sentAt && (
        <p className="es-dim es-small">{t("desk.digestSent", { at: f.instant(choice.sentAt) })}</p>
      )}
      {choice.failure && (
        <Note tone="danger">{t("desk.digestFailed", { why: choice.failure })}</Note>
      )}
      {failed && <Note tone="danger">{problemText(text, failed).text}</Note>}
      <div className="es-actions">
        <Button
          variant="default"
          disabled={!choice.possible}
          loading={now.isPending}
          onClick={() => now.mutate()}
        >
          {t("desk.digestNow")}
        </Button>
      </div>
    </div>
  );
}
