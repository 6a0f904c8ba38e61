/** The roles of a hub. The last two are people from outside: they see public figures and what is theirs. */
export const ROLES = [
  "administrator",
  "analyst",
  "officer",
  "fund-manager",
  "matchmaker",
  "viewer",
  "investor",
  "enterprise",
] as const;
export type Role = (typeof ROLES)[number];

const INSIDE = [
  "administrator",
  "analyst",
  "officer",
  "fund-manager",
  "matchmaker",
  "viewer",
] as const;

/** What one may do, and which roles may. The same table decides on the server and hides buttons in the client. */
export const CAPABILITIES = {
  "hub.read": ROLES,
  "hub.administer": ["administrator"],
  "audit.read": ["administrator", "analyst"],
  "measure.read": ROLES,
  "measure.write": ["administrator", "analyst"],
  "measure.import": ["administrator", "analyst"],
  "firms.read": ["administrator", "analyst", "officer"],
  "firms.write": ["administrator", "analyst"],
  "target.read": INSIDE,
  "target.write": ["administrator", "analyst", "officer"],
  "attract.read": ["administrator", "analyst", "officer", "fund-manager", "viewer"],
  "attract.write": ["administrator", "officer"],
  "fund.read": ["administrator", "analyst", "fund-manager"],
  "fund.write": ["administrator", "fund-manager"],
  "fund.self-check": ["administrator", "fund-manager", "investor", "enterprise"],
  "connect.read": ROLES,
  "connect.write": ["administrator", "matchmaker", "enterprise"],
  "connect.advise": ["matchmaker"],
  "connect.resolve": ["administrator", "analyst", "officer", "matchmaker"],
  "outlook.read": INSIDE,
  "outlook.write": ["administrator", "analyst"],
} as const satisfies Readonly<Record<string, readonly Role[]>>;
export type Capability = keyof typeof CAPABILITIES;

/** Whether a role has a capability. */
export function may(role: Role, capability: Capability): boolean {
  return (CAPABILITIES[capability] as readonly Role[]).includes(role);
}
