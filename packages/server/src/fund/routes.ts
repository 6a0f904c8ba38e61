import type { Api } from "../http/define.ts";
import type { Deps } from "../http/seat.ts";
import { allocationRoutes } from "./routes-allocation.ts";
import { dealRoutes } from "./routes-deals.ts";
import { documentRoutes } from "./routes-documents.ts";
import { evaluationRoutes } from "./routes-evaluation.ts";
import { exportRoutes } from "./routes-exports.ts";
import { fundRoutes as fundsRoutes } from "./routes-funds.ts";
import { ledgerRoutes } from "./routes-ledger.ts";
import { noticeRoutes } from "./routes-notices.ts";
import { planRoutes } from "./routes-plans.ts";
import { reinvestmentRoutes } from "./routes-reinvestment.ts";
import { structureRoutes } from "./routes-structure.ts";

/** Funds, notices, books, deals, evaluation, exports. */
export function fundRoutes(api: Api, deps: Deps): void {
  fundsRoutes(api, deps);
  noticeRoutes(api, deps);
  ledgerRoutes(api, deps);
  dealRoutes(api, deps);
  evaluationRoutes(api, deps);
  exportRoutes(api, deps);
  documentRoutes(api, deps);
  structureRoutes(api, deps);
  planRoutes(api, deps);
  allocationRoutes(api, deps);
  reinvestmentRoutes(api, deps);
}
