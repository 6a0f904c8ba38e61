import { Drawer, Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";
import { useText } from "./text.ts";

type Props = {
  readonly opened: boolean;
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly size?: number;
  readonly children: ReactNode;
};

type InsideProps = Omit<Props, "opened" | "size"> & {
  /** The title that names the dialog for screen readers. */
  readonly Title: typeof Drawer.Title | typeof Modal.Title;
};

function Inside({ Title, title, onClose, children }: InsideProps) {
  const { t } = useText();
  return (
    <>
      <div className="es-panel-head">
        <Title className="es-panel-title">{title}</Title>
        <button type="button" className="es-tool" aria-label={t("ui.close")} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      {children}
    </>
  );
}

/** A panel from the right beside what one was looking at; Escape, the cross and Back close it. */
export function Panel({ opened, title, onClose, size = 480, children }: Props) {
  return (
    <Drawer opened={opened} onClose={onClose} size={size} withCloseButton={false}>
      <Inside Title={Drawer.Title} title={title} onClose={onClose}>
        {children}
      </Inside>
    </Drawer>
  );
}

/** A question in the middle of the screen, for what cannot be undone. */
export function Question({ opened, title, onClose, size = 440, children }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} size={size} withCloseButton={false}>
      <Inside Title={Modal.Title} title={title} onClose={onClose}>
        {children}
      </Inside>
    </Modal>
  );
}
