/** Do the lines of a waterfall add up in 100,000 random sequences, and how long do they take? `npx tsx bench/fund-waterfall.ts` */
import {
  contributeMoney,
  distributeMoney,
  openWaterfall,
  TIER_LINES,
  type WaterfallAccount,
  type WaterfallTerms,
} from "@essor/core/fund";
import { fraction, seededRng } from "@essor/core/math";
import type { Day } from "@essor/core/vocabulary";

const SEQUENCES = 100_000;
const rng = seededRng(2026);
const whole = (limit: number) => Math.floor(rng() * limit);
const partners = ["city", "province", "soe", "bank", "insurer"].map((partner) => ({
  partner,
  weight: BigInt(1 + whole(1e9)),
}));
let [wrong, payments, splitDiffers, orderDiffers] = [0, 0, 0, 0];

type Step = { readonly day: Day; readonly call: bigint; readonly pay: bigint };

function play(
  steps: readonly Step[],
  terms: WaterfallTerms,
  { parts, order }: { readonly parts: bigint; readonly order: typeof partners },
): WaterfallAccount {
  let account = openWaterfall();
  for (const { day, call, pay } of steps) {
    const called = contributeMoney(account, { terms, day, amount: call });
    if (!called.ok) throw new Error(called.code);
    account = called.value;
    for (const amount of parts === 1n ? [pay] : [pay / parts, pay - pay / parts]) {
      const paid = distributeMoney(account, { terms, day, amount, partners: order });
      if (!paid.ok) throw new Error(paid.code);
      const { payment } = paid.value;
      const lines = TIER_LINES.reduce((sum, line) => sum + payment.lines[line], 0n);
      const lps = Object.values(payment.partners).reduce((a, b) => a + b, 0n);
      if (lines !== amount || lps !== payment.lp || payment.lp + payment.gp !== amount) wrong += 1;
      payments += 1;
      account = paid.value.account;
    }
  }
  return account;
}

function isSame(a: WaterfallAccount, b: WaterfallAccount): boolean {
  return (
    TIER_LINES.every((line) => a.paid[line] === b.paid[line]) &&
    partners.every(({ partner }) => a.partnersPaid[partner] === b.partnersPaid[partner])
  );
}

const from = process.cpuUsage();
for (let k = 0; k < SEQUENCES; k += 1) {
  const terms: WaterfallTerms = {
    hurdle: fraction(BigInt(whole(13)), 100n),
    compounding: (["annual", "simple", "daily"] as const)[whole(3)] ?? "annual",
    carry: fraction(BigInt(whole(8)), 20n),
    catchUp: fraction(BigInt(whole(21)), 20n),
    dayCount: "act/365f",
    escrowShare: fraction(BigInt(whole(6)), 10n),
  };
  let day = 18_000;
  const steps = Array.from({ length: 2 + whole(4) }, (): Step => {
    day += whole(700);
    return { day: day as Day, call: BigInt(whole(1e12)), pay: BigInt(whole(1e12)) };
  });
  const plain = play(steps, terms, { parts: 1n, order: partners });
  // Every tenth sequence is also played with split distributions and with the partners turned round.
  if (k % 10 !== 0) continue;
  if (!isSame(plain, play(steps, terms, { parts: 3n, order: partners }))) splitDiffers += 1;
  const turned = [...partners].reverse();
  if (!isSame(plain, play(steps, terms, { parts: 1n, order: turned }))) orderDiffers += 1;
}
const used = process.cpuUsage(from);
process.stdout.write(
  `${SEQUENCES} sequences, ${payments} distributions: ${wrong} do not add up, ${splitDiffers} change when split, ${orderDiffers} when reordered; ${((used.user + used.system) / 1e6).toFixed(1)} s CPU\n`,
);
