import type { Api } from "../http/define.ts";
import type { Deps } from "../http/seat.ts";
import { capacityRoutes } from "./capacity-routes.ts";
import { eventRoutes } from "./event-routes.ts";
import { matchRoutes } from "./match-routes.ts";
import { mentionRoutes } from "./mention-routes.ts";
import { organisationRoutes } from "./organisation-routes.ts";
import { outcomeRoutes } from "./outcome-routes.ts";
import { pairRoutes } from "./pair-routes.ts";
import { profileRoutes } from "./profile-routes.ts";
import { qualityRoutes } from "./quality-routes.ts";
import { registerRoutes } from "./register-routes.ts";
import { reviewRoutes } from "./review-routes.ts";
import { threadRoutes } from "./thread-routes.ts";

/** Everything under /api/v1/connect. */
export function connectRoutes(api: Api, deps: Deps): void {
  profileRoutes(api, deps);
  reviewRoutes(api, deps);
  matchRoutes(api, deps);
  threadRoutes(api, deps);
  outcomeRoutes(api, deps);
  registerRoutes(api, deps);
  capacityRoutes(api, deps);
  qualityRoutes(api, deps);
  eventRoutes(api, deps);
  organisationRoutes(api, deps);
  pairRoutes(api, deps);
  mentionRoutes(api, deps);
}
