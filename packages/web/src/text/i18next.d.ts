import "i18next";
import type { text } from "./en.ts";

declare module "i18next" {
  // Declaration merging needs an interface.
  // biome-ignore lint/style/useConsistentTypeDefinitions: as above
  interface CustomTypeOptions {
    defaultNS: "text";
    resources: { text: typeof text };
    keySeparator: false;
    nsSeparator: false;
  }
}
