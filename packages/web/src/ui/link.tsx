import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { parseSearch } from "../api/address.ts";

type Props = {
  /** A path of ours, with or without `?search`. The as-of day is kept by itself. */
  readonly to: string;
  readonly children: ReactNode;
  readonly className?: string;
  /** What it is called where nothing of it can be read. */
  readonly name?: string;
  readonly onClick?: () => void;
  /** Marks the link of the page that is open (exact path). */
  readonly mark?: boolean;
  /** The reader is somewhere below this link. */
  readonly here?: boolean;
};

/** A link inside the product. */
export function PageLink({
  to,
  children,
  className,
  name,
  onClick,
  mark = false,
  here = false,
}: Props) {
  const [path, search = ""] = to.split("?");
  return (
    <Link
      to={path as never}
      search={parseSearch(search) as never}
      activeOptions={{ exact: true, includeSearch: false }}
      data-mark={mark || undefined}
      data-here={here || undefined}
      {...(className === undefined ? {} : { className })}
      {...(name === undefined ? {} : { "aria-label": name })}
      {...(onClick === undefined ? {} : { onClick })}
    >
      {children}
    </Link>
  );
}
