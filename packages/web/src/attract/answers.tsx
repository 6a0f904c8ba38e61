import type { AnswerPack } from "@essor/contract/attract";
import type { DictionaryEntry, PackWrite } from "@essor/contract/attract-views";
import { COMMON_QUESTIONS, suggestCode } from "@essor/core/attract";
import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import "./attract.css";
import { saveFile } from "../ui/csv.ts";
import { LANGUAGE_NAMES, LANGUAGES, type Language } from "../ui/format.ts";
import { Note, PageHead, Section } from "../ui/page.tsx";
import { problemText } from "../ui/problem.ts";
import { Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { dictionaryQuery, packQuery, savePack, sitesQuery } from "./queries.ts";

type Question = PackWrite["questions"][number];

function commonIn(language: Language): Question[] {
  return COMMON_QUESTIONS.map((q, i) => ({ id: String(i + 1), text: q[language], code: q.code }));
}

/** An investor's questions, answered from the registers: what each is answered by can be changed, and what is open is listed. */
export function Page() {
  const { t, language: own, pick } = useText();
  const [language, setLanguage] = useState<Language>(own);
  const [title, setTitle] = useState("");
  const [site, setSite] = useState("");
  const [pasted, setPasted] = useState("");
  const [questions, setQuestions] = useState<readonly Question[]>(() => commonIn(own));
  const dictionary = useQuery(dictionaryQuery(site === "" ? undefined : site));
  const sites = useQuery(sitesQuery({}));
  const pack: PackWrite = {
    title,
    language,
    site: site === "" ? null : Number(site),
    questions: [...questions],
  };
  const takePasted = (entries: readonly DictionaryEntry[]) => {
    const named = entries.map((e) => ({
      code: e.code,
      names: [e.name.en, e.name["zh-CN"] ?? "", e.name.fr ?? ""],
    }));
    setQuestions(
      pasted
        .split("\n")
        .map((line) => line.trim())
        .filter(Boolean)
        .slice(0, 500)
        .map((text, i) => ({
          id: String(i + 1),
          text: text.slice(0, 500),
          code: suggestCode(text, named) ?? "",
        })),
    );
  };
  return (
    <>
      <PageHead title={t("desk.answers")} lead={t("desk.answersLead")} />
      <Section title={t("desk.questions")}>
        <div className="es-fields">
          <TextInput
            label={t("desk.packTitle")}
            value={title}
            onChange={(e) => setTitle(e.currentTarget.value)}
          />
          <NativeSelect
            label={t("desk.language")}
            value={language}
            onChange={(e) => {
              const next = e.currentTarget.value as Language;
              setLanguage(next);
              const codes = new Map<string, string>(
                COMMON_QUESTIONS.map((q) => [q[language], q[next]]),
              );
              setQuestions(questions.map((q) => ({ ...q, text: codes.get(q.text) ?? q.text })));
            }}
            data={LANGUAGES.map((l) => ({ value: l, label: LANGUAGE_NAMES[l] }))}
          />
          <NativeSelect
            label={t("desk.packSite")}
            value={site}
            onChange={(e) => setSite(e.currentTarget.value)}
            data={[
              { value: "", label: t("desk.noSite") },
              ...(sites.data ?? []).map((s) => ({ value: String(s.id), label: pick(s.name) })),
            ]}
          />
          <Button variant="default" onClick={() => setQuestions(commonIn(language))}>
            {t("desk.template40")}
          </Button>
        </div>
        <details className="at-details">
          <summary>{t("desk.paste")}</summary>
          <Textarea
            label={t("desk.paste")}
            rows={5}
            value={pasted}
            onChange={(e) => setPasted(e.currentTarget.value)}
          />
          <Button
            variant="default"
            disabled={pasted.trim() === "" || dictionary.data === undefined}
            onClick={() => takePasted(dictionary.data ?? [])}
          >
            {t("desk.usePasted")}
          </Button>
        </details>
      </Section>
      <Loaded query={dictionary}>
        {(entries) => <Answers pack={pack} entries={entries} put={setQuestions} />}
      </Loaded>
    </>
  );
}

type AnswersProps = {
  readonly pack: PackWrite;
  readonly entries: readonly DictionaryEntry[];
  readonly put: (questions: readonly Question[]) => void;
};

function Answers({ pack, entries, put }: AnswersProps) {
  const text = useText();
  const { t, f } = text;
  const query = useQuery(packQuery(useDeferredValue(pack)));
  const save = useMutation({
    mutationFn: async (format: "xlsx" | "pdf") =>
      saveFile(`${pack.title || t("desk.answers")}.${format}`, await savePack(pack, format)),
  });
  return (
    <Loaded query={query}>
      {(answers) => (
        <Section
          title={t("desk.answered", {
            n: f.exact(answers.cells.length - answers.unanswered.length),
            all: f.exact(answers.cells.length),
          })}
          actions={(["xlsx", "pdf"] as const).map((format) => (
            <Button
              key={format}
              size="xs"
              variant="default"
              loading={save.isPending && save.variables === format}
              onClick={() => save.mutate(format)}
            >
              {t(format === "xlsx" ? "desk.saveXlsx" : "desk.savePdf")}
            </Button>
          ))}
        >
          {save.isError && <Note tone="danger">{problemText(text, save.error).text}</Note>}
          <Note tone={answers.unanswered.length > 0 ? "warn" : "good"}>
            {answers.unanswered.length > 0
              ? t("desk.unanswered", { list: answers.unanswered.join(", ") })
              : t("desk.allAnswered")}
          </Note>
          <Table answers={answers} pack={pack} entries={entries} put={put} />
        </Section>
      )}
    </Loaded>
  );
}

function Table({ answers, pack, entries, put }: AnswersProps & { answers: AnswerPack }) {
  const { t, say, pick, f } = useText();
  const examples = new Set(entries.filter((e) => e.example).map((e) => e.code));
  const options = [
    { value: "", label: t("desk.noEntry") },
    ...entries.map((e) => ({ value: e.code, label: pick(e.name) })),
  ];
  const known = new Set(entries.map((e) => e.code));
  return (
    <section
      className="at-table"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={t("table.region", { title: t("desk.answers") })}
    >
      <table>
        <thead>
          <tr>
            {(["no", "questions", "entry", "answer", "asOf"] as const).map((key) => (
              <th key={key} scope="col">
                {key === "no" ? "#" : t(`desk.${key}`)}
              </th>
            ))}
            <th scope="col">{t("attract.source")}</th>
          </tr>
        </thead>
        <tbody>
          {pack.questions.map((q, i) => {
            const cell = answers.cells[i];
            if (!cell) return null;
            return (
              <tr key={q.id}>
                <td className="es-num">{q.id}</td>
                <th scope="row" style={{ minWidth: 190 }}>
                  {q.text}
                </th>
                <td>
                  <NativeSelect
                    size="xs"
                    aria-label={`${t("desk.entry")}: ${q.text}`}
                    value={known.has(q.code) ? q.code : ""}
                    onChange={(e) => {
                      const code = e.currentTarget.value;
                      put(pack.questions.map((x) => (x.id === q.id ? { ...x, code } : x)));
                    }}
                    data={options}
                    w={220}
                  />
                </td>
                <td>
                  {cell.answered ? (
                    <>
                      {numeric(cell.value) ? f.exact(Number(cell.value)) : cell.value}{" "}
                      {say(`unit.${cell.unit}`, cell.unit ?? "")}
                      {examples.has(q.code) && (
                        <span className="es-grade">{t("attract.example")}</span>
                      )}
                    </>
                  ) : (
                    <span className="es-dim">{say(`desk.why.${cell.why}`, cell.why ?? "")}</span>
                  )}
                </td>
                <td>{cell.day ?? ""}</td>
                <td className="es-small">{cell.source ?? ""}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function numeric(value: string | undefined): boolean {
  return value !== undefined && /^-?\d+(\.\d+)?$/.test(value);
}
