import { Button, FileButton } from "@mantine/core";
import { type DragEvent, useState } from "react";
import "./import-steps.css";
import { Note } from "./page.tsx";
import { problemText } from "./problem.ts";
import { useText } from "./text.ts";

type Props = {
  readonly label: string;
  readonly drop: string;
  readonly help: string;
  readonly accept: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly take: (file: File) => void;
};

/** A box into which a file is dropped, with the button that does the same. */
export function UploadBox({ label, drop, help, accept, busy, error, take }: Props) {
  const text = useText();
  const [over, setOver] = useState(false);
  function dropped(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) take(file);
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the button does the same
    <div
      className="es-drop"
      data-over={over || undefined}
      onDragOver={(e) => {
        e.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={dropped}
    >
      <FileButton
        onChange={(file) => file && take(file)}
        accept={accept}
        inputProps={{ "aria-label": label }}
      >
        {(props) => (
          <Button {...props} loading={busy}>
            {label}
          </Button>
        )}
      </FileButton>
      <span className="es-dim">{drop}</span>
      <span className="es-dim es-small">{help}</span>
      {error !== null && error !== undefined && (
        <Note tone="danger">
          {problemText(text, error).text}{" "}
          <span className="es-mono">({problemText(text, error).code})</span>
        </Note>
      )}
    </div>
  );
}
