import type { Api } from "../http/define.ts";
import type { Deps } from "../http/seat.ts";
import { changeRoutes } from "./change-routes.ts";
import { enquiryRoutes } from "./enquiry-routes.ts";
import { funnelRoutes } from "./funnel-routes.ts";
import { pipelineImportRoutes } from "./import-routes.ts";
import { offerRoutes } from "./offer-routes.ts";
import { placeRoutes } from "./place-routes.ts";
import { projectRoutes } from "./project-routes.ts";

/** Projects from the first enquiry to full production. */
export function attractRoutes(api: Api, deps: Deps): void {
  projectRoutes(api, deps);
  changeRoutes(api, deps);
  funnelRoutes(api, deps);
  enquiryRoutes(api, deps);
  placeRoutes(api, deps);
  offerRoutes(api, deps);
  pipelineImportRoutes(api, deps);
}
