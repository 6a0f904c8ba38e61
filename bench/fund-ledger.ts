/** How fast are entries posted, balanced and summed in core? `node --expose-gc --import tsx bench/fund-ledger.ts` */
import { type EntryDraft, openLedger, postAll, trialBalance } from "@essor/core/fund";
import { seededRng } from "@essor/core/math";
import type { Day } from "@essor/core/vocabulary";

const COUNT = 100_000;
const rng = seededRng(11);
const accounts = Array.from({ length: 200 }, (_, i) => `equity:lp:${i}`);
const drafts: EntryDraft[] = Array.from({ length: COUNT }, (_, i) => {
  const parts = [0, 1, 2].map(() => BigInt(1 + Math.floor(rng() * 1e12)));
  return {
    id: `e${i}`,
    effective: (18_000 + Math.floor(rng() * 3000)) as Day,
    recorded: (18_000 + Math.floor(i / 40)) as Day,
    event: `call-${i >> 2}`,
    postings: [
      {
        account: "assets:bank",
        minor: parts.reduce((a, b) => a + b, 0n),
        currency: "CNY",
      },
      ...parts.map((minor) => ({
        account: accounts[Math.floor(rng() * accounts.length)] as string,
        minor: -minor,
        currency: "CNY",
      })),
    ],
  };
});
globalThis.gc?.();
const heap = process.memoryUsage().heapUsed;
const from = process.cpuUsage();
const posted = postAll(openLedger(), drafts);
if (!posted.ok) throw new Error(posted.code);
const balances = trialBalance(posted.value, { effective: 30_000 as Day, recorded: 30_000 as Day });
const used = process.cpuUsage(from);
globalThis.gc?.();
const mb = (process.memoryUsage().heapUsed - heap) / 2 ** 20;
const zero = balances.reduce((sum, { minor }) => sum + minor, 0n);
process.stdout.write(
  `${COUNT} entries, 4 lines each, posted and balanced: ${((used.user + used.system) / 1e6).toFixed(3)} s CPU (goal 0.5), ${mb.toFixed(0)} MB more (goal 150), sum ${zero}\n`,
);
