import { fail, ok, type Result } from "../vocabulary/result.ts";

export type CommitteeVote = {
  readonly member: string;
  readonly vote: "for" | "against" | "abstain";
  readonly conditions?: readonly string[];
};

export type CommitteeRule = {
  readonly members: readonly string[];
  /** Least share of members without a conflict who must take part. */
  readonly quorum: number;
  /** Least share of votes cast that must be in favour. */
  readonly majority: number;
};

export type CommitteeDecision = {
  readonly approved: boolean;
  readonly inFavour: number;
  readonly against: number;
  readonly abstained: number;
  /** Members who had to stay out because of a conflict of interest. */
  readonly recused: readonly string[];
  readonly conditions: readonly string[];
};

/**
 * A committee's decision. A member with a declared conflict of interest neither votes nor counts; a vote of one is refused.
 * @example
 * const rule = { members: ["a", "b", "c"], quorum: 0.5, majority: 2 / 3 };
 * const decision = decide(rule, { conflicted: ["c"], votes: [{ member: "a", vote: "for" }, { member: "b", vote: "for", conditions: ["a board seat"] }] });
 * expect(decision.ok && [decision.value.approved, decision.value.conditions]).toEqual([true, ["a board seat"]]);
 * expect(decide(rule, { conflicted: ["c"], votes: [{ member: "c", vote: "for" }] })).toMatchObject({ ok: false, code: "conflict-of-interest" });
 */
export function decide(
  { members, quorum, majority }: CommitteeRule,
  {
    conflicted,
    votes,
  }: { readonly conflicted: readonly string[]; readonly votes: readonly CommitteeVote[] },
): Result<
  CommitteeDecision,
  "not-a-member" | "conflict-of-interest" | "voted-twice" | "no-quorum"
> {
  const seen = new Set<string>();
  for (const { member } of votes) {
    if (!members.includes(member)) return fail("not-a-member", { member });
    if (conflicted.includes(member)) return fail("conflict-of-interest", { member });
    if (seen.has(member)) return fail("voted-twice", { member });
    seen.add(member);
  }
  const free = members.filter((member) => !conflicted.includes(member));
  if (free.length === 0 || votes.length < quorum * free.length || votes.length === 0) {
    return fail("no-quorum", { present: votes.length, members: free.length });
  }
  const count = (what: CommitteeVote["vote"]) => votes.filter(({ vote }) => vote === what).length;
  const [inFavour, against, abstained] = [count("for"), count("against"), count("abstain")];
  const cast = inFavour + against;
  return ok({
    approved: cast > 0 && inFavour >= majority * cast - 1e-12,
    inFavour,
    against,
    abstained,
    recused: members.filter((member) => conflicted.includes(member)),
    conditions: votes.flatMap(({ conditions }) => conditions ?? []),
  });
}
