import { Button } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ApiProblem } from "../api/client.ts";
import { useMe } from "../api/session.ts";
import { paths } from "../paths.ts";
import { PageLink } from "./link.tsx";
import { PageHead } from "./page.tsx";
import { problemText } from "./problem.ts";
import { useText } from "./text.ts";

/** The shape of what will come, not a spinner. */
export function Skeleton({ lines = 6 }: { lines?: number }) {
  const { t } = useText();
  return (
    <div className="es-skeleton" role="status" aria-label={t("ui.loading")}>
      {Array.from({ length: lines }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity
        <i key={i} style={{ width: `${[92, 74, 83, 61, 88, 70][i % 6]}%` }} />
      ))}
    </div>
  );
}

type EmptyProps = { readonly title: string; readonly help?: string; readonly children?: ReactNode };

/** Nothing here: says why, and what to do about it. */
export function Empty({ title, help, children }: EmptyProps) {
  return (
    <div className="es-state">
      <strong>{title}</strong>
      {help && <p>{help}</p>}
      {children}
    </div>
  );
}

export function NoPermission() {
  const text = useText();
  const me = useMe();
  const help = me && {
    lead: text.t("ui.noPermissionHelp", {
      role: text.t(`role.${me.role}`),
      hub: text.pick(me.hub.name),
    }),
  };
  return (
    <>
      <PageHead title={text.t("ui.noPermission")} {...help} views={false} />
      <PageLink to={paths.overview}>{text.t("ui.home")}</PageLink>
    </>
  );
}

/** An error with its stable code and, where it helps, another try. */
export function Failed({ error, retry }: { error: unknown; retry?: () => void }) {
  const text = useText();
  if (error instanceof ApiProblem && error.status === 403) return <NoPermission />;
  const { code, text: said } = problemText(text, error);
  return (
    <div className="es-state" role="alert">
      <strong>{text.t("ui.errorTitle")}</strong>
      <p>{said}</p>
      <p className="es-mono">{text.t("ui.errorCode", { code })}</p>
      {retry && (
        <Button variant="default" onClick={retry}>
          {text.t("ui.retry")}
        </Button>
      )}
    </div>
  );
}

type LoadedProps<T> = {
  readonly query: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
  readonly lines?: number;
};

/** The four states of a read in one place: waiting, failed, refused, there. */
export function Loaded<T>({ query, children, lines = 8 }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />;
  return <Skeleton lines={lines} />;
}
