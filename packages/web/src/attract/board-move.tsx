import type { ProjectRow, Stage } from "@essor/contract/attract";
import { Modal } from "@mantine/core";
import { useText } from "../ui/text.ts";
import { MoveForm } from "./project-forms.tsx";

/** A card on its way: the project, and the stage on which it was let go. */
export type Moving = { readonly project: ProjectRow; readonly stage: Stage };

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
