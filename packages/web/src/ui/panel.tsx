import { Drawer, Modal } from "@mantine/core";
import { type ReactNode, useId } from "react";
import { Icon } from "./icon.tsx";
import { useText } from "./text.ts";

type Props = {
  readonly opened: boolean;
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly size?: number;
  readonly children: ReactNode;
};

function Inside({ id, title, onClose, children }: Omit<Props, "opened" | "size"> & { id: string }) {
  const { t } = useText();
  return (
    <>
      <div className="es-panel-head">
        <h2 id={id}>{title}</h2>
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
  const id = useId();
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      size={size}
      withCloseButton={false}
      aria-labelledby={id}
    >
      <Inside id={id} title={title} onClose={onClose}>
        {children}
      </Inside>
    </Drawer>
  );
}

/** A question in the middle of the screen, for what cannot be undone. */
export function Question({ opened, title, onClose, size = 440, children }: Props) {
  const id = useId();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size={size}
      withCloseButton={false}
      aria-labelledby={id}
    >
      <Inside id={id} title={title} onClose={onClose}>
        {children}
      </Inside>
    </Modal>
  );
}
