/** Texts of the page on the API. */
export const api = {
  "api.title": "L’API de cette plateforme",
  "api.lead":
    "Tout ce que font les pages passe par ces appels. Page tirée de la description que le serveur applique à chaque requête.",
  "api.basics": "Comment l’appeler",
  "api.signIn": "Connexion",
  "api.signInText":
    "Un jeton de « Mes réglages » dans l’en-tête Authorization, avec la portée que vous lui avez donnée ; ou le cookie de session des pages, et chaque écriture demande l’en-tête X-Essor.",
  "api.write": "Écrire une fois",
  "api.writeText":
    "Envoyez un Idempotency-Key : la même clé et la même requête ne sont exécutées qu’une fois.",
  "api.version": "Modifier",
  "api.versionText":
    "Ce qui a une version se modifie avec If-Match et la version lue ; une version dépassée est refusée par 412.",
  "api.errors": "Refus",
  "api.errorsText":
    "application/problem+json (RFC 9457) avec un code stable ; si des lignes ou champs sont faux, issues les nomme avec leur raison.",
  "api.lists": "Listes",
  "api.listsText":
    "limit et cursor ; nextCursor dans la réponse mène à la suite, null termine la liste.",
  "api.jobs": "Travaux longs",
  "api.jobsText":
    "Répond 202 avec un travail ; ses événements arrivent à /api/v1/hub/jobs/{id}/events.",
  "api.asOf": "À une date",
  "api.asOfText":
    "Les lectures de chiffres prennent asOf=YYYY-MM-DD et répondent comme ce jour-là.",
  "api.find": "Chercher un appel",
  "api.count": "{{shown}} appels sur {{n}}",
  "api.needs": "Demande",
  "api.needs.anyone": "rien : ouvert à tous",
  "api.needs.signed-in": "une personne connectée",
  "api.parameters": "Paramètres",
  "api.body": "Corps",
  "api.answer": "Réponse",
  "api.needed": "obligatoire",
  "api.problems": "Codes de refus",
} as const;
