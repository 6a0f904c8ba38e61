import { PageHead, Section } from "../ui/page.tsx";
import { Empty } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";

export function Page() {
  const { t } = useText();
  return (
    <>
      <PageHead title={t("outlook.title")} lead={t("outlook.lead")} />
      <Section title={t("page.outlook")} flush>
        <Empty title={t("outlook.empty")} />
      </Section>
    </>
  );
}
