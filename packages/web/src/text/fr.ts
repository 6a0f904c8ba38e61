import { api } from "./fr/api.ts";
import { attract } from "./fr/attract.ts";
import { capacity } from "./fr/capacity.ts";
import { care } from "./fr/care.ts";
import { connect } from "./fr/connect.ts";
import { desk } from "./fr/desk.ts";
import { firms } from "./fr/firms.ts";
import { fund } from "./fr/fund.ts";
import { hub } from "./fr/hub.ts";
import { imports } from "./fr/imports.ts";
import { institute } from "./fr/institute.ts";
import { io } from "./fr/io.ts";
import { issues } from "./fr/issues.ts";
import { measure } from "./fr/measure.ts";
import { method } from "./fr/method.ts";
import { outlook } from "./fr/outlook.ts";
import { plans } from "./fr/plans.ts";
import { recipe } from "./fr/recipe.ts";
import { register } from "./fr/register.ts";
import { shell } from "./fr/shell.ts";
import { target } from "./fr/target.ts";
import { ui } from "./fr/ui.ts";

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
