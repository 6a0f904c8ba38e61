import { NativeSelect, SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useAddress } from "../../api/address.ts";
import { useMay } from "../../api/session.ts";
import { PageHead } from "../../ui/page.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useText } from "../../ui/text.ts";
import { Grades } from "./grades.tsx";
import { ImportFirms } from "./import-firms.tsx";
import { Points } from "./points.tsx";
import { firmsQuery, gradesQuery, pointsQuery, sharesQuery } from "./queries.ts";
import { Register } from "./register.tsx";
import { Rules } from "./rules.tsx";
import { Shares } from "./shares.tsx";

const VIEWS = ["shares", "grades", "points", "rules", "register", "import"] as const;

/** Firms of the register: what their products, land, energy and innovation add up to. */
export function Page() {
  const { t } = useText();
  const [{ view: asked, year }, setAddress] = useAddress();
  const may = useMay();
  const views = VIEWS.filter((v) => v !== "import" || may("firms.write"));
  const view = views.find((v) => v === asked) ?? "shares";
  const years = useQuery(firmsQuery(undefined)).data?.years ?? [];
  return (
    <>
      <PageHead title={t("firms.title")} lead={t("firms.lead")}>
        {years.length > 0 && view !== "import" && (
          <NativeSelect
            size="xs"
            label={t("firms.year")}
            value={year ?? String(years[0])}
            data={years.map(String)}
            onChange={(event) => setAddress({ year: event.currentTarget.value })}
          />
        )}
      </PageHead>
      <div className="es-scroll-x">
        <SegmentedControl
          size="xs"
          aria-label={t("firms.view")}
          value={view}
          data={views.map((v) => ({ value: v, label: t(`firms.view.${v}`) }))}
          onChange={(next) => setAddress({ view: next, sort: undefined, hide: undefined })}
        />
      </div>
      <View view={view} year={year} />
    </>
  );
}

function View({ view, year }: { view: (typeof VIEWS)[number]; year: string | undefined }) {
  const shares = useQuery({ ...sharesQuery(year), enabled: view === "shares" });
  const grades = useQuery({ ...gradesQuery(year), enabled: view === "grades" });
  const points = useQuery({ ...pointsQuery(year), enabled: view === "points" });
  const firms = useQuery({ ...firmsQuery(year), enabled: view === "register" });
  if (view === "shares") return <Loaded query={shares}>{(data) => <Shares data={data} />}</Loaded>;
  if (view === "grades") return <Loaded query={grades}>{(data) => <Grades data={data} />}</Loaded>;
  if (view === "points") return <Loaded query={points}>{(data) => <Points data={data} />}</Loaded>;
  if (view === "rules") return <Rules year={year} />;
  if (view === "register")
    return <Loaded query={firms}>{(data) => <Register data={data} />}</Loaded>;
  return <ImportFirms />;
}
