import { PageHead, Section } from "../ui/page.tsx";
import { Empty } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";

export function Page() {
  const { t } = useText();
  return (
    <>
      <PageHead title={t("target.title")} lead={t("target.lead")} />
      <Section title={t("page.target")} flush>
        <Empty title={t("target.empty")} />
      </Section>
    </>
  );
}
