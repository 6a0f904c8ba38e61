import { NoticeDetail, NoticeRow, NoticeWrite } from "@essor/contract/fund";
import { z } from "@hono/zod-openapi";
import type { Tx } from "../db/rights.ts";
import { type Api, define, versionOf } from "../http/define.ts";
import type { Deps, Seat } from "../http/seat.ts";
import { amountOf, minorOf } from "./amounts.ts";
import { advance, drawUp, shownNotice, theNotice } from "./notices.ts";
import { entryOfEvent } from "./queries-books.ts";
import { listNotices, listShares } from "./queries-notices.ts";
import { IdParam } from "./routes-funds.ts";
import { theFund } from "./world.ts";

const path = "/api/v1/fund/notices";

export async function noticeDetail(tx: Tx, seat: Seat, id: number) {
  const notice = await theNotice(tx, id);
  const shares = await listShares(tx, { notice: id });
  return {
    ...shownNotice(notice, seat.asker.person),
    checked: notice.checked ?? null,
    entry: (await entryOfEvent(tx, notice.kind, String(id))) ?? null,
    shares: shares.map(({ notice: _, minor, ...s }) => ({
      ...s,
      amount: amountOf(minor, notice.currency),
    })),
  };
}

export function noticeRoutes(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path,
      summary: "Capital calls and distributions",
      needs: "fund.read",
      answer: z.object({ items: z.array(NoticeRow) }),
    },
    async ({ tx, seat }) => ({
      items: (await listNotices(tx)).map((n) => shownNotice(n, seat.asker.person)),
    }),
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: `${path}/{id}`,
      summary: "One notice, by purpose and partner",
      needs: "fund.read",
      params: IdParam,
      answer: NoticeDetail,
    },
    async ({ tx, seat, params }) => noticeDetail(tx, seat, params.id),
  );
  define(
    api,
    deps,
    {
      method: "post",
      path,
      summary: "Draw up a call or a distribution; lines are split by commitment to the last unit",
      needs: "fund.write",
      body: NoticeWrite,
      answer: NoticeDetail,
      status: 201,
    },
    async ({ tx, seat, body }) => {
      const fund = await theFund(tx, body.fund);
      const id = await drawUp(tx, {
        ...body,
        deal: body.deal ?? null,
        lines: body.lines.map(({ purpose, amount, recallable, outsideCommitment }, i) => ({
          purpose: purpose as "investment",
          minor: minorOf(amount, fund.currency, `lines.${i}.amount`),
          recallable,
          outsideCommitment,
        })),
      });
      return noticeDetail(tx, seat, id);
    },
  );
  step("approve", "approved", "Approve a notice: checks unfunded commitments and the fund's rules");
  step("send", "sent", "Say that a notice went out to the partners");
  step("settle", "settled", "Settle a notice: the money moved, the books follow");

  function step(verb: string, to: "approved" | "sent" | "settled", summary: string): void {
    define(
      api,
      deps,
      {
        method: "post",
        path: `${path}/{id}/${verb}`,
        summary,
        needs: "fund.write",
        params: IdParam,
        answer: NoticeDetail,
      },
      async ({ c, tx, seat, params }) => {
        await advance(tx, to, { seat, now: deps.now(), id: params.id, version: versionOf(c) });
        return noticeDetail(tx, seat, params.id);
      },
    );
  }
}
