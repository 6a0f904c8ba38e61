import { Button } from "@mantine/core";
import { useText } from "./text.ts";

/** The end of a form: send it off, or leave it as it was. */
export function FormEnd({
  pending,
  close,
  send,
  disabled = false,
}: {
  pending: boolean;
  close: () => void;
  /** What sending it off is called; where absent, saving. */
  send?: string;
  disabled?: boolean;
}) {
  const { t } = useText();
  return (
    <div className="es-actions">
      <Button type="submit" loading={pending} disabled={disabled}>
        {send ?? t("ui.save")}
      </Button>
      <Button variant="default" onClick={close}>
        {t("ui.cancel")}
      </Button>
    </div>
  );
}
