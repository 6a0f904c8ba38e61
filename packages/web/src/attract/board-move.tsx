import { Modal } from "@mantine/core";
import { useText } from "../ui/text.ts";
import type { Moving } from "./board.tsx";
import { MoveForm } from "./project-forms.tsx";

/** What the stage asks for, when a card was let go on it. */
export function BoardMove({ moving, close }: { moving: Moving; close: () => void }) {
  const { t } = useText();
  return (
    <Modal
      opened
      onClose={close}
      title={moving.project.name}
      closeButtonProps={{ "aria-label": t("desk.close") }}
    >
      <MoveForm project={moving.project} stage={moving.stage} done={close} />
    </Modal>
  );
}
