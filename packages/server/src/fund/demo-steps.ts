export type ExampleStep =
  | {
      on: string;
      do: "call";
      fund: string;
      title: string;
      millions: number;
      fee?: number;
      state?: "draft" | "sent";
    }
  | { on: string; do: "distribute"; fund: string; title: string; capital: number; gain: number }
  | { on: string; do: "invest"; deal: string }
  | { on: string; do: "pay-sub"; sub: string; millions: number }
  | { on: string; do: "exit"; fund: string; held: string; cost: number; cash: number }
  | {
      on: string;
      do: "value";
      fund: string;
      held: string;
      millions: number;
      method: string;
      waits?: true;
    };

export const STEPS: readonly ExampleStep[] = [
  {
    on: "2024-04-02",
    do: "call",
    fund: "example-parent",
    title: "Call 1",
    millions: 1200,
    fee: 20,
  },
  {
    on: "2024-05-10",
    do: "call",
    fund: "example-display",
    title: "Call 1",
    millions: 1200,
    fee: 24,
  },
  { on: "2024-05-10", do: "pay-sub", sub: "example-display", millions: 367.2 },
  { on: "2024-06-20", do: "call", fund: "example-energy", title: "Call 1", millions: 900, fee: 60 },
  { on: "2024-06-20", do: "pay-sub", sub: "example-energy", millions: 288 },
  { on: "2024-07-15", do: "invest", deal: "ex-glass" },
  { on: "2024-10-10", do: "invest", deal: "ex-battery" },
  { on: "2025-02-20", do: "invest", deal: "ex-driver" },
  {
    on: "2025-03-03",
    do: "call",
    fund: "example-parent",
    title: "Call 2",
    millions: 1000,
    fee: 22,
  },
  {
    on: "2025-04-10",
    do: "call",
    fund: "example-display",
    title: "Call 2",
    millions: 1000,
    fee: 26,
  },
  { on: "2025-04-10", do: "pay-sub", sub: "example-display", millions: 307.8 },
  {
    on: "2025-05-15",
    do: "call",
    fund: "example-biomed",
    title: "Call 1",
    millions: 628.4,
    fee: 12,
  },
  { on: "2025-05-15", do: "pay-sub", sub: "example-biomed", millions: 192 },
  { on: "2025-06-10", do: "invest", deal: "ex-compute" },
  { on: "2025-07-22", do: "invest", deal: "ex-vector" },
  { on: "2025-08-18", do: "invest", deal: "ex-vision" },
  { on: "2025-09-05", do: "call", fund: "example-energy", title: "Call 2", millions: 600, fee: 60 },
  { on: "2025-09-05", do: "pay-sub", sub: "example-energy", millions: 198 },
  { on: "2025-11-12", do: "invest", deal: "ex-hydrogen" },
  {
    on: "2025-12-31",
    do: "value",
    fund: "example-display",
    held: "ex-driver",
    millions: 680,
    method: "recent-round",
  },
  {
    on: "2025-12-31",
    do: "value",
    fund: "example-energy",
    held: "ex-battery",
    millions: 420,
    method: "multiples",
  },
  { on: "2026-02-10", do: "exit", fund: "example-display", held: "ex-glass", cost: 200, cash: 320 },
  {
    on: "2026-03-05",
    do: "distribute",
    fund: "example-display",
    title: "Distribution 1",
    capital: 200,
    gain: 100,
  },
  {
    on: "2026-03-06",
    do: "exit",
    fund: "example-parent",
    held: "example-display",
    cost: 60,
    cash: 90,
  },
  { on: "2026-03-16", do: "call", fund: "example-parent", title: "Call 3", millions: 600, fee: 24 },
  {
    on: "2026-04-10",
    do: "distribute",
    fund: "example-parent",
    title: "Distribution 1",
    capital: 60,
    gain: 20,
  },
  {
    on: "2026-06-30",
    do: "value",
    fund: "example-display",
    held: "ex-vision",
    millions: 330,
    method: "recent-round",
  },
  {
    on: "2026-06-30",
    do: "value",
    fund: "example-energy",
    held: "ex-hydrogen",
    millions: 250,
    method: "discounted-cash-flow",
  },
  {
    on: "2026-06-30",
    do: "value",
    fund: "example-biomed",
    held: "ex-vector",
    millions: 300,
    method: "recent-round",
  },
  {
    on: "2026-06-30",
    do: "value",
    fund: "example-parent",
    held: "example-display",
    millions: 742,
    method: "multiples",
  },
  {
    on: "2026-06-30",
    do: "value",
    fund: "example-parent",
    held: "example-energy",
    millions: 470,
    method: "multiples",
  },
  {
    on: "2026-06-30",
    do: "value",
    fund: "example-parent",
    held: "ex-compute",
    millions: 265,
    method: "cost",
  },
  {
    on: "2026-09-30",
    do: "value",
    fund: "example-display",
    held: "ex-glass",
    millions: 310,
    method: "multiples",
    waits: true,
  },
  {
    on: "2026-11-02",
    do: "call",
    fund: "example-biomed",
    title: "Call 2",
    millions: 150,
    state: "sent",
  },
  {
    on: "2026-11-20",
    do: "call",
    fund: "example-energy",
    title: "Call 3",
    millions: 200,
    state: "draft",
  },
];
