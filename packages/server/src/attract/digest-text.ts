import type { NeedsMe } from "@essor/contract/attract";
import type { Locale } from "@essor/contract/common";

const WORDS = {
  en: {
    subject: (n: number, hub: string) =>
      `${n} ${n === 1 ? "thing needs" : "things need"} you · ${hub}`,
    lead: (day: string) => `What needs you on ${day}`,
    enquiries: "Enquiries to answer",
    tasks: "Deadlines",
    breaches: "Promises broken or not measured",
    issues: "Issues open for long",
    offers: "Offers to review",
    stalled: "Projects that do not move",
    due: (day: string) => `due ${day}`,
    late: (days: number) => `${days} ${days === 1 ? "day" : "days"} late`,
    days: (days: number) => `${days} days`,
    more: (n: number) => `and ${n} more`,
    foot: "You asked for this list. Change or end it under Calendar and e-mail:",
    codes: "Projects whose name is not released stand under their code name.",
  },
  "zh-CN": {
    subject: (n: number, hub: string) => `${n} 件事等您处理 · ${hub}`,
    lead: (day: string) => `${day} 待您处理`,
    enquiries: "待答复咨询",
    tasks: "到期事项",
    breaches: "未兑现或未核验的承诺",
    issues: "久未解决的问题",
    offers: "待复核的优惠条件",
    stalled: "停滞项目",
    due: (day: string) => `${day} 到期`,
    late: (days: number) => `已逾期 ${days} 天`,
    days: (days: number) => `${days} 天`,
    more: (n: number) => `另有 ${n} 项`,
    foot: "此清单由您订阅。可在“日历与邮件”中更改或停止：",
    codes: "名称尚未公开的项目以代号列出。",
  },
  fr: {
    subject: (n: number, hub: string) =>
      `${n} ${n === 1 ? "point vous attend" : "points vous attendent"} · ${hub}`,
    lead: (day: string) => `Ce qui vous attend le ${day}`,
    enquiries: "Demandes à traiter",
    tasks: "Échéances",
    breaches: "Engagements non tenus ou non mesurés",
    issues: "Problèmes ouverts depuis longtemps",
    offers: "Offres à relire",
    stalled: "Projets à l’arrêt",
    due: (day: string) => `échéance ${day}`,
    late: (days: number) => `${days} ${days === 1 ? "jour" : "jours"} de retard`,
    days: (days: number) => `${days} jours`,
    more: (n: number) => `et ${n} de plus`,
    foot: "Vous avez demandé cette liste. Modifiez-la ou arrêtez-la sous Calendrier et courriel :",
    codes: "Les projets dont le nom n’est pas publié figurent sous leur nom de code.",
  },
} as const satisfies Record<Locale, unknown>;

type Line = { readonly text: string; readonly aside: string; readonly path: string };
type Part = { readonly title: string; readonly lines: readonly Line[]; readonly count: number };

const MOST = 15;

/**
 * The daily list as a message in a person's language; null where nothing waits. A message leaves the house: projects
 * stand in it under the names of `codeNames`, whatever their reader may see inside.
 */
export function digestMail(
  needs: NeedsMe,
  {
    language,
    hub,
    day,
    address,
    codeNames,
  }: {
    language: Locale;
    hub: string;
    day: string;
    address: string;
    codeNames: ReadonlyMap<number, string>;
  },
): { subject: string; text: string; html: string } | null {
  const words = WORDS[language];
  const name = (id: number | null) => (id === null ? "" : (codeNames.get(id) ?? ""));
  const of = (id: number | null, text: string) => [name(id), text].filter(Boolean).join(": ");
  const part = (title: string, lines: readonly Line[]): Part => ({
    title,
    lines: lines.slice(0, MOST),
    count: lines.length,
  });
  const project = (id: number | null) => (id === null ? "/attract" : `/attract/projects/${id}`);
  const parts = [
    part(
      words.enquiries,
      needs.enquiries.map((e) => ({
        text: e.body.slice(0, 160),
        aside: words.due(e.dueAt.slice(0, 10)),
        path: "/attract",
      })),
    ),
    part(
      words.tasks,
      needs.tasks.map((t) => ({
        text: of(t.project, t.title),
        aside: t.daysLate > 0 ? words.late(t.daysLate) : t.due === null ? "" : words.due(t.due),
        path: project(t.project),
      })),
    ),
    part(
      words.breaches,
      needs.breaches.map((p) => ({
        text: of(p.project, `${p.delivered ?? "–"} / ${p.target} ${p.unit}`),
        aside: words.due(p.due),
        path: project(p.project),
      })),
    ),
    part(
      words.issues,
      needs.issues.map((i) => ({
        text: of(i.project, i.body),
        aside: words.days(i.days),
        path: project(i.project),
      })),
    ),
    part(
      words.offers,
      needs.offers.map((o) => ({ text: o.body, aside: "", path: "/attract/offers" })),
    ),
    part(
      words.stalled,
      needs.stalled.map((s) => ({
        text: name(s.project.id),
        aside: words.days(s.days),
        path: project(s.project.id),
      })),
    ),
  ].filter((p) => p.count > 0);
  const total = parts.reduce((n, p) => n + p.count, 0);
  if (total === 0) return null;
  const settings = `${address}/attract/calendar`;
  return {
    subject: words.subject(total, hub).replace(/[\r\n]+/g, " "),
    text: textOf(parts, { lead: words.lead(day), words, settings, address }),
    html: htmlOf(parts, { lead: words.lead(day), words, settings, address, language }),
  };
}

type Around = {
  readonly lead: string;
  readonly words: (typeof WORDS)[Locale];
  readonly settings: string;
  readonly address: string;
};

function textOf(parts: readonly Part[], { lead, words, settings, address }: Around): string {
  const lines = parts.flatMap((p) => [
    "",
    `${p.title} (${p.count})`,
    ...p.lines.map(
      (l) =>
        `- ${l.text.replace(/\s+/g, " ")}${l.aside ? ` (${l.aside})` : ""}\n  ${address}${l.path}`,
    ),
    ...(p.count > p.lines.length ? [`- ${words.more(p.count - p.lines.length)}`] : []),
  ]);
  return [lead, ...lines, "", words.codes, words.foot, settings, ""].join("\n");
}

function htmlOf(
  parts: readonly Part[],
  { lead, words, settings, address, language }: Around & { language: Locale },
): string {
  const sections = parts.map(
    (p) =>
      `<h2 style="font-size:15px;margin:20px 0 6px">${html(p.title)} (${p.count})</h2><ul style="margin:0;padding-left:18px">${p.lines
        .map(
          (l) =>
            `<li style="margin:4px 0"><a href="${html(address + l.path)}">${html(l.text)}</a>${l.aside ? ` <span style="color:#5b6663">${html(l.aside)}</span>` : ""}</li>`,
        )
        .join(
          "",
        )}${p.count > p.lines.length ? `<li>${html(words.more(p.count - p.lines.length))}</li>` : ""}</ul>`,
  );
  return `<!doctype html><html lang="${language}"><body style="font-family:sans-serif;font-size:14px;color:#1c2422"><h1 style="font-size:18px">${html(lead)}</h1>${sections.join("")}<p style="color:#5b6663;margin-top:24px">${html(words.codes)} ${html(words.foot)} <a href="${html(settings)}">${html(settings)}</a></p></body></html>`;
}

function html(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
