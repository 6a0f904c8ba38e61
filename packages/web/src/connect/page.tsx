import { PageHead, Section } from "../ui/page.tsx";
import { Empty } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";

export function Page() {
  const { t } = useText();
  return (
    <>
      <PageHead title={t("connect.title")} lead={t("connect.lead")} />
      <Section title={t("page.connect")} flush>
        <Empty title={t("connect.empty")} />
      </Section>
    </>
  );
}
