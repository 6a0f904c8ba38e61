import type { Api } from "../http/define.ts";
import type { Deps } from "../http/seat.ts";
import { matchRoutes } from "./match-routes.ts";
import { outcomeRoutes } from "./outcome-routes.ts";
import { profileRoutes } from "./profile-routes.ts";
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
}
