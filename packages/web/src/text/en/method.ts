/** English texts of the pages on method: why a score changed, what it would take, how sure it is, the recipe. */
export const method = {
  "method.explainLead":
    "What moved the score between two periods: the unit's own values, its peers' values, weights, method, revised figures.",
  "method.from": "From",
  "method.to": "To",
  "method.onePeriod": "There is only one period with all figures, so nothing has changed yet.",
  "method.by": "Show the change",
  "method.byCause": "By cause",
  "method.byIndicator": "By indicator",
  "method.part": "Part",
  "method.contribution": "Contribution",
  "method.after": "Score after it",
  "method.scoreIn": "Score {{period}}",
  "method.factor.revision": "Revised figures",
  "method.factor.own": "Own values",
  "method.factor.peers": "Peers' values",
  "method.factor.weights": "Weights",
  "method.factor.method": "Method",
  "method.changeOf": "{{unit}}, {{from}} to {{to}}: {{change}} points",
  "method.changeFinding": "{{unit}}: own values {{own}}, peers {{peers}}",
  "method.changeSaid":
    "{{unit}} had {{a}} points in {{from}} (rank {{rankA}}) and {{b}} in {{to}} (rank {{rankB}}). Its own values added {{own}}, the movement of its peers {{peers}}.",
  "method.changeNote":
    "Each part is the mean over all orders in which the causes could have moved, so no order is preferred.",
  "method.recipeSource": "recipe {{code}}, edition {{edition}}, figures known on {{day}}",
  "method.sum": "The parts add up: {{parts}} = {{sum}} = {{b}} − {{a}}.",
  "method.valueIn": "Value {{period}}",
  "method.pillar": "Dimension",
  "method.together": "Together",
  "method.byIndicatorTitle": "The change by indicator",
  "method.byIndicatorNote": "In points of the score. Click a value to see its source.",
  "method.needLead":
    "The smallest change in chosen indicators that reaches a rank, peers standing still.",
  "method.rankWanted": "Rank wanted",
  "method.needResult": "The smallest change",
  "method.searching": "Searching …",
  "method.noLevers":
    "Nothing chosen can move in the better direction within its bound. Tick more indicators or widen a bound.",
  "method.noNeed": "The unit has no score in this period, so no change can be computed.",
  "method.levers": "What may be moved",
  "method.leversNote":
    "Without a bound of your own, each goes as far as the best value of any unit.",
  "method.mayMove": "Indicator",
  "method.now": "Now",
  "method.bound": "Bound",
  "method.atMost": "{{name}}: at most",
  "method.atLeast": "{{name}}: at least",
  "method.neededTogether": "Together",
  "method.share": "Cost",
  "method.neededAlone": "Alone",
  "method.notAlone": "not alone",
  "method.already":
    "{{unit}} is at rank {{now}} with {{score}} points: rank {{rank}} is reached already.",
  "method.reaches":
    "{{unit}} would move from rank {{now}} ({{score}} points) to rank {{after}} ({{points}} points). Wanted: {{rank}}.",
  "method.notReached":
    "Rank {{rank}} is out of reach: with everything at its bound, {{unit}} would move from rank {{now}} ({{score}} points) to rank {{after}} ({{points}} points).",
  "method.raise": "{{name}}: up from {{from}} to {{to}}.",
  "method.lower": "{{name}}: down from {{from}} to {{to}}.",
  "method.needNote":
    "The recipe is run again at every step, so scaling, treatment and peers' ranks follow. A cost of 100 % is a move across the whole range seen among the peers.",
} as const;
