/** Textes français des pages de méthode. */
export const method = {
  "method.explainLead":
    "Ce qui a fait bouger le score entre deux périodes : valeurs propres, valeurs des pairs, poids, méthode, révisions.",
  "method.from": "De",
  "method.to": "À",
  "method.onePeriod": "Une seule période a tous ses chiffres : rien n’a encore changé.",
  "method.by": "Montrer la variation",
  "method.byCause": "Par cause",
  "method.byIndicator": "Par indicateur",
  "method.part": "Part",
  "method.contribution": "Contribution",
  "method.after": "Score après",
  "method.scoreIn": "Score {{period}}",
  "method.factor.revision": "Révisions",
  "method.factor.own": "Valeurs propres",
  "method.factor.peers": "Valeurs des pairs",
  "method.factor.weights": "Poids",
  "method.factor.method": "Méthode",
  "method.changeOf": "{{unit}}, de {{from}} à {{to}} : {{change}} points",
  "method.changeFinding": "{{unit}} : valeurs propres {{own}}, pairs {{peers}}",
  "method.changeSaid":
    "{{unit}} avait {{a}} points en {{from}} (rang {{rankA}}) et {{b}} en {{to}} (rang {{rankB}}). Ses propres valeurs ont apporté {{own}}, le mouvement des pairs {{peers}}.",
  "method.changeNote":
    "Chaque part est la moyenne sur tous les ordres possibles des causes : aucun ordre n’est privilégié.",
  "method.recipeSource": "recette {{code}}, édition {{edition}}, chiffres connus le {{day}}",
  "method.sum": "Les parts s’additionnent : {{parts}} = {{sum}} = {{b}} − {{a}}.",
  "method.valueIn": "Valeur {{period}}",
  "method.pillar": "Dimension",
  "method.together": "Ensemble",
  "method.byIndicatorTitle": "La variation par indicateur",
  "method.byIndicatorNote": "En points du score. Cliquez une valeur pour voir sa source.",
  "method.needLead":
    "La plus petite variation d’indicateurs choisis qui atteint un rang, les pairs restant immobiles.",
  "method.rankWanted": "Rang visé",
  "method.needResult": "La plus petite variation",
  "method.searching": "Recherche en cours …",
  "method.noLevers":
    "Rien de ce qui est coché ne peut s’améliorer dans ses bornes. Cochez d’autres indicateurs ou élargissez une borne.",
  "method.noNeed": "L’unité n’a pas de score dans cette période : rien ne peut être calculé.",
  "method.levers": "Ce qui peut bouger",
  "method.leversNote": "Sans borne saisie, chacun va jusqu’à la meilleure valeur observée.",
  "method.mayMove": "Indicateur",
  "method.now": "Aujourd’hui",
  "method.bound": "Borne",
  "method.atMost": "{{name}} : au plus",
  "method.atLeast": "{{name}} : au moins",
  "method.neededTogether": "Ensemble",
  "method.share": "Coût",
  "method.neededAlone": "Seul",
  "method.notAlone": "pas seul",
  "method.already":
    "{{unit}} est au rang {{now}} avec {{score}} points : le rang {{rank}} est déjà atteint.",
  "method.reaches":
    "{{unit}} passerait du rang {{now}} ({{score}} points) au rang {{after}} ({{points}} points). Visé : {{rank}}.",
  "method.notReached":
    "Le rang {{rank}} est hors d’atteinte : tout étant à sa borne, {{unit}} passerait du rang {{now}} ({{score}} points) au rang {{after}} ({{points}} points).",
  "method.raise": "{{name}} : de {{from}} à {{to}}, en hausse.",
  "method.lower": "{{name}} : de {{from}} à {{to}}, en baisse.",
  "method.needNote":
    "La recette est relancée à chaque pas : échelle, traitement et rangs suivent. 100 % est un déplacement sur toute l’étendue observée.",
} as const;
