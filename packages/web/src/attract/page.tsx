import { PageHead, Section } from "../ui/page.tsx";
import { Empty } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";

export function Page() {
  const { t } = useText();
  return (
    <>
      <PageHead title={t("attract.title")} lead={t("attract.lead")} />
      <Section title={t("page.attract")} flush>
        <Empty title={t("attract.empty")} />
      </Section>
    </>
  );
}
