/** Every address of the client. A snapshot test holds them: people bookmark and mail these. */
export const paths = {
  signIn: "/sign-in",
  overview: "/",
  members: "/hub/members",
  audit: "/hub/audit",
  settings: "/me/settings",
  measure: "/measure",
  lists: "/measure/lists",
  figures: "/measure/figures",
  indicators: "/measure/indicators",
  imports: "/measure/imports",
  importBatch: (id: number | string) => `/measure/imports/${id}`,
  target: "/target",
  attract: "/attract",
  fund: "/fund",
  connect: "/connect",
  outlook: "/outlook",
} as const;
