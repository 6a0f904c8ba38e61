import { api } from "./zh-CN/api.ts";
import { attract } from "./zh-CN/attract.ts";
import { capacity } from "./zh-CN/capacity.ts";
import { care } from "./zh-CN/care.ts";
import { connect } from "./zh-CN/connect.ts";
import { desk } from "./zh-CN/desk.ts";
import { firms } from "./zh-CN/firms.ts";
import { fund } from "./zh-CN/fund.ts";
import { hub } from "./zh-CN/hub.ts";
import { imports } from "./zh-CN/imports.ts";
import { institute } from "./zh-CN/institute.ts";
import { io } from "./zh-CN/io.ts";
import { issues } from "./zh-CN/issues.ts";
import { measure } from "./zh-CN/measure.ts";
import { method } from "./zh-CN/method.ts";
import { outlook } from "./zh-CN/outlook.ts";
import { plans } from "./zh-CN/plans.ts";
import { recipe } from "./zh-CN/recipe.ts";
import { register } from "./zh-CN/register.ts";
import { shell } from "./zh-CN/shell.ts";
import { target } from "./zh-CN/target.ts";
import { ui } from "./zh-CN/ui.ts";

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
