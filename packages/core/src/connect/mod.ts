export { type Dictionary, dictionarySteps, parseDictionary, simplify } from "./cross/dictionary.ts";
export {
  buildGlossary,
  type Glossary,
  type GlossaryEntry,
  withGlossary,
} from "./cross/glossary.ts";
export {
  type Bridge,
  buildLibrary,
  type Library,
  type LibraryScores,
  scoreLibrary,
} from "./cross/library.ts";
export { segment } from "./cross/segment.ts";
export {
  type Meeting,
  type MeetingWish,
  type Schedule,
  type ScheduleOptions,
  scheduleMeetings,
} from "./events/schedule.ts";
export { constraintFit } from "./match/constraints.ts";
export { type Expert, type ExpertSet, prepareExperts, rankExperts } from "./match/experts.ts";
export { type Localisation, localisableSpend, type PurchaseLine } from "./match/localise.ts";
export {
  evidence,
  type Match,
  type MatchOptions,
  matchNeed,
  type OfferSet,
} from "./match/match.ts";
export { matchAll, prepareOffers } from "./match/match-all.ts";
export type { MatchReason } from "./match/reasons.ts";
export { type MatchRecord, pairKey, type Range, type Relations } from "./match/record.ts";
export { tagCloseness, tagUse } from "./match/tag-closeness.ts";
export {
  EQUAL_WEIGHTS,
  JUDGEMENTS_MIN,
  type Judgement,
  learnWeights,
  MATCH_PARTS,
  type MatchPart,
  type MatchWeights,
  type PartScores,
  weightedScore,
} from "./match/weights.ts";
export {
  brokerage,
  communities,
  type Graph,
  graphOf,
  isolated,
  missingTies,
} from "./network/graph.ts";
export {
  type History,
  historyBefore,
  type Participation,
  participationIssues,
} from "./network/participation.ts";
export {
  type Recommendation,
  type RecommendOptions,
  recommendPartners,
} from "./network/recommend.ts";
export { type FunnelRate, type FunnelStage, funnelRates, paidShare } from "./outcome/funnel.ts";
export { type ConnectObservation, toObservations } from "./outcome/observations.ts";
export { type BoostedTrees, learnTrees, treesProbability } from "./pairs/boosted-trees.ts";
export {
  type LabelledPair,
  learnPairMatcher,
  type PairMatcher,
  pairProbability,
} from "./pairs/pair-matcher.ts";
export {
  DUPLICATE_MIN,
  type ProfileSet,
  type ProfileText,
  prepareProfiles,
  similarProfiles,
} from "./profile/duplicates.ts";
export { needFacts } from "./profile/need-facts.ts";
export { findReveals, type OwnerWords, type Reveal } from "./profile/reveals.ts";
export {
  type ClusterOrganisation,
  clusterIssues,
  type NeedFacts,
  type Triage,
  triageNeed,
} from "./profile/triage.ts";
export {
  alikeOrganisations,
  KNOWN_MIN,
  type KnownOrganisations,
  knownOrganisations,
  type Likeness,
} from "./register/known-organisations.ts";
export {
  cutChineseName,
  type NameParts,
  type PlaceNames,
  placeNames,
} from "./register/name-parts.ts";
export {
  type RegisterOptions,
  type RegisterPair,
  registerPairs,
} from "./register/register-pairs.ts";
export {
  nameParts,
  REGISTER_FIELDS,
  type RegisterRecord,
  type RegisterWords,
  registerRow,
} from "./register/register-record.ts";
export {
  buildTypeahead,
  type Typeahead,
  type TypeaheadEntry,
  typeahead,
} from "./register/typeahead.ts";
export { clustersOf, type ScoredPair } from "./resolve/clusters.ts";
export type { TextRecord } from "./resolve/columns.ts";
export {
  buildNameDirectory,
  NAME_THRESHOLD,
  type NameAnswer,
  type NameDirectory,
  type Organisation,
  resolveName,
} from "./resolve/name-directory.ts";
export {
  type LegalForms,
  legalForms,
  NAME_PAIR_THRESHOLD,
  nameLikeness,
  splitForm,
} from "./resolve/name-pair.ts";
export type { Evidence } from "./resolve/pair-probability.ts";
export {
  type Resolution,
  type ResolvedPair,
  type ResolveOptions,
  resolveRecords,
  SAME_THRESHOLD,
} from "./resolve/resolve-records.ts";
export { editDistance, jaroWinkler } from "./resolve/text-distance.ts";
export { type Language, languageOf } from "./search/language.ts";
export { type Hit, topHits } from "./search/score.ts";
export { search } from "./search/search.ts";
export {
  buildIndex,
  SEARCH_SETTING,
  type SearchText,
  type TextIndex,
} from "./search/text-index.ts";
export { type Token, tokensOf } from "./search/tokens.ts";
