import { Button } from "@mantine/core";
import { useText } from "../ui/text.ts";
import { useToast } from "../ui/toast.tsx";

/** Puts a text into the clipboard, and says so. */
export function CopyButton({ text }: { text: string }) {
  const { t } = useText();
  const toast = useToast();
  return (
    <Button
      size="xs"
      variant="default"
      onClick={() => {
        void navigator.clipboard?.writeText(text);
        toast(t("desk.copied"));
      }}
    >
      {t("desk.copy")}
    </Button>
  );
}
