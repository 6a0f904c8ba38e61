import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useAddress } from "../api/address.ts";
import { useMay } from "../api/session.ts";
import { PageLink } from "../ui/link.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { Empty, Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { ProfileCard } from "./parts.tsx";
import { profilesQuery } from "./queries.ts";
import { PROFILE_TYPES_SHOWN } from "./words.ts";

const A_PAGE = 30;

/** The market: what is live, found in any of the three languages. */
export function Page() {
  const { t, f } = useText();
  const may = useMay();
  const [address, setAddress] = useAddress();
  const offset = Number(address.from ?? 0) || 0;
  const [typed, setTyped] = useState(address.q ?? "");
  useEffect(() => {
    const later = setTimeout(() => {
      if (typed !== (address.q ?? "")) setAddress({ q: typed || undefined, from: undefined });
    }, 300);
    return () => clearTimeout(later);
  }, [typed, address.q, setAddress]);
  const query = useQuery(
    profilesQuery(
      { side: address.side, type: address.type, source: address.source, q: address.q },
      { limit: A_PAGE, offset },
    ),
  );
  const choose = (name: "side" | "type" | "source") => ({
    value: address[name] ?? "",
    onChange: (e: { currentTarget: { value: string } }) =>
      setAddress({ [name]: e.currentTarget.value || undefined, from: undefined }),
  });
  return (
    <>
      <PageHead title={t("connect.title")} lead={t("connect.lead")}>
        {may("connect.write") && (
          <PageLink to="/connect/mine?edit=%2B">{t("connect.new")}</PageLink>
        )}
      </PageHead>
      <Section
        title={
          query.data ? t("connect.found", { n: f.exact(query.data.total) }) : t("page.connect")
        }
        flush
      >
        <div className="es-body">
          <div className="cn-filters">
            <TextInput
              type="search"
              label={t("connect.search")}
              placeholder={t("connect.searchHint")}
              value={typed}
              onChange={(e) => setTyped(e.currentTarget.value)}
            />
            <NativeSelect
              label={t("connect.side")}
              data={[
                { value: "", label: t("connect.side.all") },
                { value: "need", label: t("connect.side.need") },
                { value: "offer", label: t("connect.side.offer") },
              ]}
              {...choose("side")}
            />
            <NativeSelect
              label={t("connect.type")}
              data={[
                { value: "", label: t("connect.type.all") },
                ...PROFILE_TYPES_SHOWN.map((v) => ({ value: v, label: t(`connect.type.${v}`) })),
              ]}
              {...choose("type")}
            />
            <NativeSelect
              label={t("connect.origin")}
              data={[
                { value: "", label: t("connect.origin.all") },
                { value: "hub", label: t("connect.origin.hub") },
                { value: "open", label: t("connect.origin.open") },
              ]}
              {...choose("source")}
            />
          </div>
        </div>
        <Loaded query={query} lines={12}>
          {({ items, total }) =>
            items.length === 0 ? (
              <Empty title={t("connect.empty")} help={t("connect.emptyHelp")} />
            ) : (
              <>
                <ul className="cn-cards">
                  {items.map((profile) => (
                    <ProfileCard key={profile.id} profile={profile} />
                  ))}
                </ul>
                {total > A_PAGE && (
                  <div className="cn-pages">
                    <Button
                      variant="default"
                      size="xs"
                      disabled={offset === 0}
                      onClick={() =>
                        setAddress(
                          { from: String(Math.max(0, offset - A_PAGE)) },
                          { replace: false },
                        )
                      }
                    >
                      {t("connect.previous")}
                    </Button>
                    <span className="es-dim es-small">
                      {f.exact(offset + 1)}–{f.exact(Math.min(total, offset + A_PAGE))} /{" "}
                      {f.exact(total)}
                    </span>
                    <Button
                      variant="default"
                      size="xs"
                      disabled={offset + A_PAGE >= total}
                      onClick={() =>
                        setAddress({ from: String(offset + A_PAGE) }, { replace: false })
                      }
                    >
                      {t("connect.next")}
                    </Button>
                  </div>
                )}
              </>
            )
          }
        </Loaded>
      </Section>
    </>
  );
}
