import { api } from "./en/api.ts";
import { attract } from "./en/attract.ts";
import { capacity } from "./en/capacity.ts";
import { care } from "./en/care.ts";
import { connect } from "./en/connect.ts";
import { desk } from "./en/desk.ts";
import { firms } from "./en/firms.ts";
import { fund } from "./en/fund.ts";
import { hub } from "./en/hub.ts";
import { imports } from "./en/imports.ts";
import { institute } from "./en/institute.ts";
import { io } from "./en/io.ts";
import { issues } from "./en/issues.ts";
import { measure } from "./en/measure.ts";
import { method } from "./en/method.ts";
import { outlook } from "./en/outlook.ts";
import { plans } from "./en/plans.ts";
import { recipe } from "./en/recipe.ts";
import { register } from "./en/register.ts";
import { shell } from "./en/shell.ts";
import { target } from "./en/target.ts";
import { ui } from "./en/ui.ts";

/** Every text of the client in this language: flat keys, one file an area. */
export const text = {
  ...shell,
  ...ui,
  ...hub,
  ...measure,
  ...imports,
  ...issues,
  ...method,
  ...firms,
  ...api,
  ...recipe,
  ...target,
  ...io,
  ...attract,
  ...care,
  ...desk,
  ...fund,
  ...plans,
  ...connect,
  ...institute,
  ...capacity,
  ...register,
  ...outlook,
};
