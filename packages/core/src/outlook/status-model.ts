import { fitLogistic } from "../math/logistic-regression.ts";
import { fail, ok, type Result } from "../vocabulary/result.ts";

/** A facility of which only the announcement and the status at one later day are known. */
export type KnownFacility = {
  readonly segment: string;
  readonly technology: string;
  readonly subcategory: string;
  readonly region: string;
  /** Investment, in one currency; null where not stated. */
  readonly amount: number | null;
  /** Years from the announcement to the day of the status, above zero. */
  readonly age: number;
  readonly status: "produces" | "cancelled" | "open";
};

export type StatusModel = {
  readonly labels: readonly string[];
  readonly produces: Float64Array;
  readonly cancelled: Float64Array;
};

/** The age that stands for the day of the announcement, in years: about a fortnight, since the logarithm needs one. */
const ANNOUNCED = 0.05;

/** Categories with fewer facilities than this share the coefficient of their group. */
const CATEGORY_MIN = 15;

/**
 * Shares of statuses by segment, technology, age, size and region: two logistic regressions with ridge penalty, of having
 * produced and of having been cancelled. It speaks of status at an age and not of hazards, since dates of the events
 * are not known. One thing more is known of each: on the day of its announcement it was open. That holds the curve over
 * age where the training set has no young facilities. Needs a hundred facilities, some of each status, and finite ages and amounts.
 */
export function fitStatusModel(
  facilities: readonly KnownFacility[],
  { penalty }: { readonly penalty: number },
): Result<StatusModel, "too-few" | "one-status" | "not-a-number"> {
  if (facilities.length < 100) return fail("too-few", { known: facilities.length, needed: 100 });
  const odd = facilities.findIndex(
    (f) => !Number.isFinite(f.age) || (f.amount !== null && !Number.isFinite(f.amount)),
  );
  if (odd >= 0) return fail("not-a-number", { row: odd + 1 });
  const labels = labelsOf(facilities);
  const width = labels.length + SIZES;
  const seen = facilities.flatMap((f): KnownFacility[] => [
    f,
    { ...f, age: ANNOUNCED, status: "open" },
  ]);
  const features = new Float64Array(seen.length * width);
  const places = placesOf(labels);
  seen.forEach((f, i) => {
    features.set(featuresOf(f, places), i * width);
  });
  const coefficientsFor = (status: KnownFacility["status"]) =>
    fitLogistic(
      { features, width, outcomes: Uint8Array.from(seen, (f) => (f.status === status ? 1 : 0)) },
      { c: 1 / penalty },
    )?.coefficients;
  const [produces, cancelled] = [coefficientsFor("produces"), coefficientsFor("cancelled")];
  if (produces === undefined || cancelled === undefined) return fail("one-status");
  return ok({ labels, produces, cancelled });
}

/** Probabilities of having produced and of having been cancelled by a facility's age; the rest is open. */
export function statusChances(
  model: StatusModel,
  facility: KnownFacility | Omit<KnownFacility, "status">,
): { produces: number; cancelled: number } {
  const x = featuresOf(facility, placesOf(model.labels));
  const at = (w: Float64Array) => {
    let eta = w[w.length - 1] as number;
    for (let j = 0; j < x.length; j++) eta += (x[j] as number) * (w[j] as number);
    return 1 / (1 + Math.exp(-eta));
  };
  const [produces, cancelled] = [at(model.produces), at(model.cancelled)];
  const over = Math.max(1, produces + cancelled);
  return { produces: produces / over, cancelled: cancelled / over };
}

type Known = Omit<KnownFacility, "status">;

function categoriesOf(f: Known): string[] {
  return [
    `segment:${f.segment}`,
    `technology:${f.technology}`,
    `subcategory:${f.technology}/${f.subcategory}`,
    `region:${f.region}`,
  ];
}

function labelsOf(facilities: readonly Known[]): string[] {
  const counts = new Map<string, number>();
  for (const f of facilities)
    for (const c of categoriesOf(f)) counts.set(c, (counts.get(c) ?? 0) + 1);
  return [...counts]
    .filter(([, n]) => n >= CATEGORY_MIN)
    .map(([label]) => label)
    .sort();
}

const kept = new WeakMap<readonly string[], ReadonlyMap<string, number>>();
function placesOf(labels: readonly string[]): ReadonlyMap<string, number> {
  const known = kept.get(labels);
  if (known) return known;
  const made = new Map(labels.map((label, i) => [label, i]));
  kept.set(labels, made);
  return made;
}

/** Numbers beside the categories: age, size, and the two together, also for factories apart. */
const SIZES = 6;

function featuresOf(f: Known, known: ReadonlyMap<string, number>): Float64Array {
  const x = new Float64Array(known.size + SIZES);
  for (const c of categoriesOf(f)) {
    const at = known.get(c);
    if (at !== undefined) x[at] = 1;
  }
  const age = Math.log(Math.max(f.age, ANNOUNCED));
  const size = f.amount === null || f.amount <= 0 ? 0 : Math.log10(1 + f.amount) - 1.5;
  x.set(
    [
      age,
      size,
      f.amount === null ? 1 : 0,
      age * size,
      size * size,
      f.segment === "Manufacturing" ? age : 0,
    ],
    known.size,
  );
  return x;
}
