import { type ReactNode, useEffect, useId } from "react";
import { useText } from "./text.ts";
import { ViewsMenu } from "./views/views-menu.tsx";

type HeadProps = {
  readonly title: string;
  readonly lead?: string;
  readonly children?: ReactNode;
  /** A page whose address holds nothing worth keeping has no saved views. */
  readonly views?: boolean;
};

/** The head of a page: one h1, one line of what it is for, its actions and saved views. Sets the window's title. */
export function PageHead({ title, lead, children, views = true }: HeadProps) {
  const { t } = useText();
  useEffect(() => {
    document.title = `${title} · ${t("app.name")}`;
  }, [title, t]);
  return (
    <div className="es-head">
      <div>
        <h1>{title}</h1>
        {lead && <p>{lead}</p>}
      </div>
      {(children || views) && (
        <div className="es-actions">
          {children}
          {views && <ViewsMenu />}
        </div>
      )}
    </div>
  );
}

type SectionProps = {
  readonly title: string;
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** Without inner space: for tables and lists that bring their own. */
  readonly flush?: boolean;
};

/** A titled part of a page. */
export function Section({ title, note, actions, children, flush = false }: SectionProps) {
  const id = useId();
  return (
    <section className="es-section" aria-labelledby={id}>
      <header>
        <div>
          <h2 id={id}>{title}</h2>
          {note && <p className="es-dim es-small">{note}</p>}
        </div>
        {actions && <div className="es-actions">{actions}</div>}
      </header>
      <div className={flush ? undefined : "es-body"}>{children}</div>
    </section>
  );
}

type NoteProps = {
  readonly tone?: "plain" | "good" | "warn" | "danger";
  readonly children: ReactNode;
};

/** A short remark in the flow of a page. Danger is announced at once. */
export function Note({ tone = "plain", children }: NoteProps) {
  return (
    <div className="es-note" data-tone={tone} role={tone === "danger" ? "alert" : undefined}>
      {children}
    </div>
  );
}
