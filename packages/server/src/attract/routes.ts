import type { Api } from "../http/define.ts";
import type { Deps } from "../http/seat.ts";
import { answerRoutes } from "./answer-routes.ts";
import { boundaryRoutes } from "./boundary-routes.ts";
import { calendarRoutes } from "./calendar-routes.ts";
import { changeRoutes } from "./change-routes.ts";
import { companyRoutes } from "./company-routes.ts";
import { documentRoutes } from "./document-routes.ts";
import { enquiryDayRoutes } from "./enquiry-days.ts";
import { enquiryRoutes } from "./enquiry-routes.ts";
import { funnelRoutes } from "./funnel-routes.ts";
import { pipelineImportRoutes } from "./import-routes.ts";
import { stageBookRoutes } from "./import-words.ts";
import { offerRoutes } from "./offer-routes.ts";
import { placeRoutes } from "./place-routes.ts";
import { policyRoutes } from "./policy-routes.ts";
import { projectRoutes } from "./project-routes.ts";
import { promiseRoutes } from "./promise-routes.ts";
import { shareRoutes } from "./share-routes.ts";
import { needsRoutes } from "./view-needs.ts";
import { viewRoutes } from "./view-routes.ts";

/** Projects from the first enquiry to full production. */
export function attractRoutes(api: Api, deps: Deps): void {
  projectRoutes(api, deps);
  changeRoutes(api, deps);
  funnelRoutes(api, deps);
  enquiryRoutes(api, deps);
  placeRoutes(api, deps);
  boundaryRoutes(api, deps);
  offerRoutes(api, deps);
  pipelineImportRoutes(api, deps);
  companyRoutes(api, deps);
  stageBookRoutes(api, deps);
  promiseRoutes(api, deps);
  policyRoutes(api, deps);
  enquiryDayRoutes(api, deps);
  documentRoutes(api, deps);
  answerRoutes(api, deps);
  calendarRoutes(api, deps);
  needsRoutes(api, deps);
  shareRoutes(api, deps);
  viewRoutes(api, deps);
}
