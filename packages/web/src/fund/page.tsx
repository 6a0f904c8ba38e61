import { PageHead, Section } from "../ui/page.tsx";
import { Empty } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";

export function Page() {
  const { t } = useText();
  return (
    <>
      <PageHead title={t("fund.title")} lead={t("fund.lead")} />
      <Section title={t("page.fund")} flush>
        <Empty title={t("fund.empty")} />
      </Section>
    </>
  );
}
