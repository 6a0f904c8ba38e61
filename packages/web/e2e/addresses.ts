import { sections } from "../src/sections.ts";

/** Pages as they look with a choice, a panel or a form open. */
const CHOSEN = [
  "/measure?view=tiles",
  "/measure?view=scatter",
  "/measure?view=heat",
  "/measure?unit=320583",
  "/measure?figure=population~2020~320583~_T",
  "/measure/figures?asOf=2023-06-30",
  "/measure/figures?indicator=gdp&area=320583",
  "/measure/indicators?edit=gdp",
  "/measure/firms?view=grades",
  "/measure/firms?view=register&firm=example-01",
  "/measure/firms?view=import",
  "/measure/explain?by=indicator&unit=320582",
  "/measure/need?unit=320585&rank=10",
  "/attract/pipeline?view=table",
  "/attract/places?areaHaMin=4&powerMvaMin=20&motorwayKmBelow=10",
  "/fund/funds/example-display",
  "/fund/funds/kunshan-parent",
  "/fund/ledger?fund=example-display",
  "/fund/limits?fund=example-energy",
  "/fund/returns?fund=example-display",
  "/fund/waterfall?fund=example-display",
  "/fund/structure?fund=example-display",
  "/fund/reports?fund=example-display",
  "/fund/evaluation?fund=example-display",
  "/connect?q=battery&side=offer",
  "/connect/mine?edit=%2B",
  "/connect/outcomes?edit=%2B",
  "/connect/events/1",
  "/outlook/scenarios?levers=migrants_other_province:1.5,w.total:2",
  "/outlook/peers?scale=value",
  "/hub/members?edit=%2B",
  "/no/such/page",
];

/** Every page that has an address of its own, from the client's own list, and some as they look with a choice made. */
export const ADDRESSES: readonly string[] = [
  ...sections.flatMap(({ views }) => views.map(({ path }) => path)).filter((p) => !p.includes("$")),
  ...CHOSEN,
];
