import { AsOf } from "@essor/contract/common";
import { FundRow } from "@essor/contract/fund";
import {
  AgreementWrite,
  ClosingDone,
  ClosingWrite,
  FundStructure,
  FundWrite,
  RoleWrite,
  ShareClassWrite,
  TransferRow,
  TransferWrite,
} from "@essor/contract/fund-structure";
import { type Api, define, versionOf } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import { minorOf } from "./amounts.ts";
import { addClosing } from "./closings.ts";
import { listParties } from "./queries-funds.ts";
import { createFund } from "./queries-new-fund.ts";
import {
  addAgreement,
  addClass,
  addTransfer,
  findTransfer,
  putRole,
  type TransferFound,
} from "./queries-structure.ts";
import { CodeParam, IdParam } from "./routes-funds.ts";
import { ALL_RULE_SETS } from "./rule-sets.ts";
import { shownFund } from "./shown-fund.ts";
import { structureOf } from "./structure.ts";
import { approve, shownTransfer } from "./transfers.ts";
import { momentOf, readWorld, theFund } from "./world.ts";

const path = "/api/v1/fund/funds/{code}";

export function structureRoutes(api: Api, deps: Deps): void {
  const now = () => momentOf(undefined, deps.now());
  define(
    api,
    deps,
    {
      method: "post",
      path: "/api/v1/fund/funds",
      summary: "Record a fund: parent fund, sub-fund or vehicle",
      needs: "fund.write",
      body: FundWrite,
      answer: FundRow,
      status: 201,
    },
    async ({ tx, body }) => {
      if (body.parent !== undefined) await theFund(tx, body.parent);
      const unknown = body.ruleSets.filter((id) => !ALL_RULE_SETS.some((set) => set.id === id));
      if (unknown.length > 0) throw new Problem("bad-request", `No rule set ${unknown.join(", ")}`);
      const size = body.size === undefined ? null : minorOf(body.size, body.currency, "size");
      await createFund(tx, { ...body, size });
      const world = await readWorld(tx, now());
      return shownFund(world, await theFund(tx, body.code));
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: `${path}/structure`,
      summary: "Share classes, closings, transfers, roles, the agreement by version, fees by year",
      needs: "fund.read",
      params: CodeParam,
      query: AsOf,
      answer: FundStructure,
    },
    async ({ tx, seat, params, query }) => {
      const fund = await theFund(tx, params.code);
      const world = await readWorld(tx, momentOf(query.asOf, deps.now()), fund.code);
      return structureOf(tx, { world, fund, person: seat.asker.person });
    },
  );
  const adding = { method: "post", needs: "fund.write", params: CodeParam, status: 201 } as const;
  define(
    api,
    deps,
    {
      ...adding,
      path: `${path}/classes`,
      summary: "Add a share class",
      body: ShareClassWrite,
      answer: FundStructure,
    },
    async ({ tx, seat, params, body }) => {
      const fund = await theFund(tx, params.code);
      const { feeRate = null, carry = null } = body;
      await addClass(tx, fund.code, { ...body, name: body.name as never, feeRate, carry });
      return shown(tx, { code: fund.code, person: seat.asker.person });
    },
  );
  define(
    api,
    deps,
    {
      ...adding,
      path: `${path}/roles`,
      summary: "Say who manages, keeps custody, audits or advises from a day on",
      body: RoleWrite,
      answer: FundStructure,
    },
    async ({ tx, seat, params, body }) => {
      const fund = await theFund(tx, params.code);
      await knownParty(tx, body.party);
      await putRole(tx, { fund: fund.code, ...body });
      return shown(tx, { code: fund.code, person: seat.asker.person });
    },
  );
  define(
    api,
    deps,
    {
      ...adding,
      path: `${path}/agreements`,
      summary: "Add a version of the agreement; earlier ones stay as they were",
      body: AgreementWrite,
      answer: FundStructure,
    },
    async ({ tx, seat, params, body }) => {
      const fund = await theFund(tx, params.code);
      await knownParty(tx, body.terms.waterfall.carryTo);
      await addAgreement(tx, { fund: fund.code, ...body });
      return shown(tx, { code: fund.code, person: seat.asker.person });
    },
  );
  define(
    api,
    deps,
    {
      ...adding,
      path: `${path}/closings`,
      summary: "A closing: commitments, and the notices that put late and early partners level",
      body: ClosingWrite,
      answer: ClosingDone,
    },
    async ({ tx, params, body }) => {
      const fund = await theFund(tx, params.code);
      for (const { party } of body.partners) await knownParty(tx, party);
      return addClosing(tx, { fund, closing: body, now: deps.now() });
    },
  );
  transfers(api, deps);

  async function shown(
    tx: Parameters<typeof theFund>[0],
    { code, person }: { code: string; person: number },
  ) {
    const fund = await theFund(tx, code);
    return structureOf(tx, { world: await readWorld(tx, now(), code), fund, person });
  }
}

async function knownParty(tx: Parameters<typeof theFund>[0], code: string): Promise<void> {
  if (!(await listParties(tx)).some((p) => p.code === code))
    throw new Problem("not-found", `There is no party ${code}`);
}

function transfers(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "post",
      path: `${path}/transfers`,
      summary: "Draw up a transfer of a commitment between partners; somebody else approves it",
      needs: "fund.write",
      params: CodeParam,
      body: TransferWrite,
      answer: TransferRow,
      status: 201,
    },
    async ({ tx, seat, params, body }) => {
      const fund = await theFund(tx, params.code);
      for (const party of [body.from, body.to]) await knownParty(tx, party);
      if (body.from === body.to) throw new Problem("transfer-refused", "To oneself");
      const minor = minorOf(body.amount, fund.currency, "amount");
      const id = await addTransfer(tx, { ...body, fund: fund.code, minor });
      return shownTransfer((await findTransfer(tx, id)) as TransferFound, {
        currency: fund.currency,
        person: seat.asker.person,
      });
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: "/api/v1/fund/transfers/{id}/approve",
      summary: "Approve a transfer: the capital account goes over at its value of that day",
      needs: "fund.write",
      params: IdParam,
      answer: TransferRow,
    },
    async ({ c, tx, seat, params }) => {
      await approve(tx, { seat, now: deps.now(), id: params.id, version: versionOf(c) });
      const transfer = (await findTransfer(tx, params.id)) as TransferFound;
      const { currency } = await theFund(tx, transfer.fund);
      return shownTransfer(transfer, { currency, person: seat.asker.person });
    },
  );
}
