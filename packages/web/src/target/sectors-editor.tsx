import type { Sectors } from "@essor/contract/target";
import type { SectorsWrite } from "@essor/contract/target-firms";
import { Button, TagsInput, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { write } from "../api/client.ts";
import { useText } from "../ui/text.ts";
import { IssueList } from "./issue-list.tsx";

type Sector = SectorsWrite["sectors"][number];

/** The mapping as it can be sent back: without what the server adds. */
function editable(scheme: Sectors): SectorsWrite {
  return {
    named: scheme.named,
    mapped: scheme.mapped,
    basis: scheme.basis,
    coverage: scheme.coverage,
    sectors: scheme.sectors.map(({ sector, name, gbt4754, sei2018, isic4, naics2017 }) => ({
      sector,
      name,
      gbt4754: gbt4754.map(({ code, coverage }) => ({ code, coverage })),
      sei2018,
      isic4,
      naics2017,
    })),
  };
}

/** Edits which classes stand behind each sector. Saving makes a dated edition; the old one stays. */
export function SectorsEditor({ scheme, done }: { scheme: Sectors; done: () => void }) {
  const { t } = useText();
  const client = useQueryClient();
  const [body, setBody] = useState(() => editable(scheme));
  const save = useMutation({
    mutationFn: () => write("PUT", "/target/sectors", { body, version: scheme.edition }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["target"] });
      done();
    },
  });
  const put = (at: number, next: Partial<Sector>) =>
    setBody({
      ...body,
      sectors: body.sectors.map((sector, i) => (i === at ? { ...sector, ...next } : sector)),
    });
  const add = () =>
    setBody({
      ...body,
      sectors: [
        ...body.sectors,
        {
          sector: `sector-${body.sectors.length + 1}`,
          name: { zh: "", en: "" },
          gbt4754: [],
          sei2018: [],
          isic4: [],
          naics2017: [],
        },
      ],
    });
  return (
    <div className="tg-editor">
      <div className="tg-add">
        <TextInput
          label={t("target.namedOn")}
          value={body.named}
          onChange={(event) => setBody({ ...body, named: event.currentTarget.value })}
        />
        <TextInput
          label={t("target.mappedOn")}
          value={body.mapped}
          onChange={(event) => setBody({ ...body, mapped: event.currentTarget.value })}
        />
      </div>
      <Textarea
        label={t("target.mappingBasis")}
        value={body.basis}
        autosize
        onChange={(event) => setBody({ ...body, basis: event.currentTarget.value })}
      />
      <Textarea
        label={t("target.coverage")}
        description={t("target.coverageHelp")}
        value={body.coverage}
        autosize
        onChange={(event) => setBody({ ...body, coverage: event.currentTarget.value })}
      />
      {body.sectors.map((sector, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: its code can be edited, so its place is its identity
        <fieldset key={i}>
          <legend>{sector.name.en || sector.sector}</legend>
          <div className="tg-add">
            <TextInput
              label={t("target.nameZh")}
              value={sector.name.zh}
              onChange={(e) => put(i, { name: { ...sector.name, zh: e.currentTarget.value } })}
            />
            <TextInput
              label={t("target.nameEn")}
              value={sector.name.en}
              onChange={(e) => put(i, { name: { ...sector.name, en: e.currentTarget.value } })}
            />
            <TextInput
              label={t("target.ioCode")}
              value={sector.sector}
              onChange={(e) => put(i, { sector: e.currentTarget.value })}
            />
            <Button
              variant="default"
              aria-label={t("target.removeOf", { name: sector.name.en })}
              onClick={() => setBody({ ...body, sectors: body.sectors.filter((_, j) => j !== i) })}
            >
              {t("target.remove")}
            </Button>
          </div>
          <Classes sector={sector} put={(next) => put(i, next)} />
        </fieldset>
      ))}
      <div className="es-actions">
        <Button variant="default" onClick={add}>
          {t("target.addSector")}
        </Button>
        <Button loading={save.isPending} onClick={() => save.mutate()}>
          {t("target.saveEdition", { n: scheme.edition + 1 })}
        </Button>
        <Button variant="default" onClick={done}>
          {t("ui.cancel")}
        </Button>
      </div>
      {save.isError && <IssueList error={save.error} />}
    </div>
  );
}

type ClassesProps = { readonly sector: Sector; readonly put: (next: Partial<Sector>) => void };

function Classes({ sector, put }: ClassesProps) {
  const { t } = useText();
  const of = (coverage: "whole" | "part") =>
    sector.gbt4754.filter((one) => one.coverage === coverage).map((one) => one.code);
  const set = (coverage: "whole" | "part", codes: readonly string[]) =>
    put({
      gbt4754: [
        ...sector.gbt4754.filter((one) => one.coverage !== coverage && !codes.includes(one.code)),
        ...codes.map((code) => ({ code, coverage })),
      ],
    });
  return (
    <div className="tg-link-form">
      <TagsInput
        label={t("target.classesWhole")}
        value={of("whole")}
        onChange={(codes) => set("whole", codes)}
      />
      <TagsInput
        label={t("target.classesPart")}
        value={of("part")}
        onChange={(codes) => set("part", codes)}
      />
      <TagsInput label="SEI 2018" value={sector.sei2018} onChange={(sei2018) => put({ sei2018 })} />
      <TagsInput label="ISIC 4" value={sector.isic4} onChange={(isic4) => put({ isic4 })} />
      <TagsInput
        label="NAICS 2017"
        value={sector.naics2017}
        onChange={(naics2017) => put({ naics2017 })}
      />
    </div>
  );
}
