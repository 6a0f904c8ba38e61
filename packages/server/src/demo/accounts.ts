import type { Role } from "@essor/contract/rights";

/** One person a role. The sign-in page shows them, because the demo holds nothing to protect. */
export const DEMO_PASSWORD = "kunshan-jade-2026";

export const DEMO_ACCOUNTS: readonly {
  email: string;
  name: string;
  role: Role;
  districts?: string[];
  chains?: string[];
  funds?: string[];
}[] = [
  { email: "admin@demo.essor", name: "顾安 Gu An", role: "administrator" },
  { email: "analyst@demo.essor", name: "沈岚 Shen Lan", role: "analyst" },
  { email: "officer@demo.essor", name: "陆远 Lu Yuan", role: "officer", districts: ["ketd"] },
  { email: "officer2@demo.essor", name: "徐晴 Xu Qing", role: "officer", districts: ["khtd"] },
  { email: "fund@demo.essor", name: "Claire Morel", role: "fund-manager" },
  { email: "matchmaker@demo.essor", name: "周启 Zhou Qi", role: "matchmaker" },
  { email: "viewer@demo.essor", name: "Visitor", role: "viewer" },
  { email: "investor@demo.essor", name: "Hana Sato", role: "investor" },
  { email: "enterprise@demo.essor", name: "钱进 Qian Jin", role: "enterprise" },
  { email: "enterprise2@demo.essor", name: "林悦 Lin Yue", role: "enterprise" },
];
