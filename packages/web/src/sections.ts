import { views as attract } from "./attract/views.ts";
import { views as connect } from "./connect/views.ts";
import { views as fund } from "./fund/views.ts";
import { administration, overview } from "./hub/views.ts";
import { views as measure } from "./measure/views.ts";
import { views as outlook } from "./outlook/views.ts";
import { views as target } from "./target/views.ts";
import type { NavSection } from "./ui/view.ts";

/** The six words and what stands around them, in the order of the navigation. */
export const sections: readonly NavSection[] = [
  { name: "hub", views: overview },
  { name: "measure", views: measure },
  { name: "target", views: target },
  { name: "attract", views: attract },
  { name: "fund", views: fund },
  { name: "connect", views: connect },
  { name: "outlook", views: outlook },
  { name: "administration", views: administration },
];
