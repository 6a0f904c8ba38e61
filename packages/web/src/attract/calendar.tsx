import type { CalendarItem } from "@essor/contract/attract-views";
import { Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import "./attract.css";
import { useAddress } from "../api/address.ts";
import { PageLink } from "../ui/link.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { Deadlines } from "./deadlines.tsx";
import { DigestBox } from "./digest-box.tsx";
import { FeedBox } from "./feed-box.tsx";
import { calendarQuery } from "./queries.ts";

/** Everything with a day on it: by month, as a list with lights, in one's own programs, and by e-mail. */
export function Page() {
  const { t, language } = useText();
  const [address, setAddress] = useAddress();
  const month = /^\d{4}-\d\d$/.test(address.month ?? "")
    ? (address.month as string)
    : new Date().toISOString().slice(0, 7);
  const days = daysOf(month);
  const query = useQuery(calendarQuery(days[0] as string, days.at(-1) as string));
  const name = new Intl.DateTimeFormat(language, {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  return (
    <>
      <PageHead title={t("desk.calendar")} lead={t("desk.calendarLead")} />
      <Section
        title={name.format(new Date(`${month}-15T00:00:00Z`))}
        actions={
          <>
            <Button
              size="xs"
              variant="default"
              onClick={() => setAddress({ month: moved(month, -1) })}
            >
              {t("desk.before")}
            </Button>
            <Button
              size="xs"
              variant="default"
              onClick={() => setAddress({ month: moved(month, 1) })}
            >
              {t("desk.after")}
            </Button>
            <TextInput
              type="month"
              size="xs"
              aria-label={t("desk.month")}
              value={month}
              onChange={(e) =>
                e.currentTarget.value && setAddress({ month: e.currentTarget.value })
              }
            />
          </>
        }
      >
        <Loaded query={query}>
          {(items) => <Month days={days} month={month} items={items} />}
        </Loaded>
      </Section>
      <Deadlines />
      <div className="at-columns">
        <FeedBox />
        <DigestBox />
      </div>
    </>
  );
}

type MonthProps = {
  readonly days: readonly string[];
  readonly month: string;
  readonly items: readonly CalendarItem[];
};

/** Seven columns from Monday; on a phone the days that hold something, one below the other. */
function Month({ days, month, items }: MonthProps) {
  const { t, f, language } = useText();
  const today = new Date().toISOString().slice(0, 10);
  const weekday = new Intl.DateTimeFormat(language, { weekday: "short", timeZone: "UTC" });
  return (
    <>
      {items.length === 0 && <p className="es-dim">{t("desk.noItems")}</p>}
      <div className="at-month">
        {days.slice(0, 7).map((day) => (
          <div key={day} className="at-weekday" aria-hidden="true">
            {weekday.format(new Date(`${day}T00:00:00Z`))}
          </div>
        ))}
        {days.map((day) => {
          const mine = items.filter((i) => i.day === day);
          return (
            <section
              key={day}
              className="at-day"
              aria-label={f.day(day)}
              data-other={!day.startsWith(month) || undefined}
              data-today={day === today || undefined}
              data-empty={mine.length === 0 || undefined}
            >
              <h3>
                <span className="at-day-number">{Number(day.slice(8))}</span>
                <span className="at-day-name">{f.day(day)}</span>
              </h3>
              <ul>
                {mine.map((item) => (
                  <Item key={item.id} item={item} />
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </>
  );
}

function Item({ item }: { item: CalendarItem }) {
  const { t } = useText();
  const words = [item.projectName, item.title].filter(Boolean).join(": ");
  return (
    <li data-done={item.done || undefined}>
      <span className="at-light" data-light={item.light === "green" ? undefined : item.light}>
        {t(`desk.calKind.${item.kind}`)}
      </span>{" "}
      {item.project === null ? (
        words
      ) : (
        <PageLink to={`/attract/projects/${item.project}`}>{words}</PageLink>
      )}
    </li>
  );
}

/** The whole weeks, from Monday on, that a month touches. */
function daysOf(month: string): string[] {
  const first = Date.parse(`${month}-01T00:00:00Z`);
  const back = (new Date(first).getUTCDay() + 6) % 7;
  const days: string[] = [];
  for (let i = -back; ; i++) {
    const day = new Date(first + i * 86_400_000).toISOString().slice(0, 10);
    if (i > 0 && (i + back) % 7 === 0 && day.slice(0, 7) > month) return days;
    days.push(day);
  }
}

function moved(month: string, by: number): string {
  const [year = 0, m = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, m - 1 + by, 1)).toISOString().slice(0, 7);
}
