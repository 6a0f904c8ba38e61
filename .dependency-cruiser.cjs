/** The walls of the house. Strangers are the default: a folder made tomorrow is walled without touching these rules. */
module.exports = {
  forbidden: [
    {
      name: "no-circles",
      severity: "error",
      comment: "Types tie files too",
      from: {},
      to: { circular: true },
    },
    {
      name: "core-is-pure",
      severity: "error",
      comment: "No npm package and no node: module inside core",
      from: { path: "^packages/core/src/", pathNot: "[.]test[.]ts$" },
      to: { pathNot: "^packages/core/src/" },
    },
    {
      name: "folders-are-strangers",
      severity: "error",
      comment:
        "Slices meet through data, not through imports; only outlook sees the others. The demo loads them all, the test hub opens them all",
      from: {
        path: "^packages/([^/]+)/src/([^/]+)/",
        pathNot:
          "^packages/core/src/outlook/|^packages/server/src/demo/|/test-[^/]+[.]ts$|[.]test[.]tsx?$",
      },
      to: {
        path: "^packages/$1/src/[^/]+/",
        pathNot: [
          "^packages/$1/src/$2/",
          "/src/(math|vocabulary|codelist|db|http|jobs|sheets|documents|mail|solver|api|ui|chart)/",
        ],
      },
    },
    {
      name: "ground-floor",
      severity: "error",
      comment: "math, vocabulary and codelist do not know the slices",
      from: { path: "^packages/core/src/(math|vocabulary|codelist)/" },
      to: { path: "^packages/core/src/(measure|target|attract|fund|connect|outlook)/" },
    },
    {
      name: "server-ground-floor",
      severity: "error",
      comment: "sheets, documents, mail and solver do not know the slices",
      from: {
        path: "^packages/server/src/(sheets|documents|mail|solver)/",
        pathNot: "[.]test[.]ts$",
      },
      to: { path: "^packages/server/src/(measure|target|attract|fund|connect|outlook)/" },
    },
    {
      name: "packages-point-down",
      severity: "error",
      from: { path: "^packages/contract/" },
      to: { path: "^packages/(server|web|cli)/" },
    },
    {
      name: "web-is-a-client",
      severity: "error",
      comment: "The web client speaks HTTP only",
      from: { path: "^packages/web/" },
      to: { path: "^packages/(server|cli)/" },
    },
    {
      name: "server-below-cli",
      severity: "error",
      from: { path: "^packages/server/" },
      to: { path: "^packages/(web|cli)/" },
    },
    {
      name: "faces-are-for-guests",
      severity: "error",
      comment: "Inside a package, import the file itself",
      from: { path: "^packages/([^/]+)/", pathNot: "[.]test[.]tsx?$" },
      to: { path: "^packages/$1/.+/mod[.]ts$" },
    },
    {
      name: "only-queries-speak-sql",
      severity: "error",
      from: {
        path: "^packages/server/src/[^/]+/",
        pathNot: ["queries[^/]*[.]ts$", "/(db|jobs)/", "[.]test[.]ts$"],
      },
      to: { path: "node_modules/(kysely|pg)/", dependencyTypesNot: ["type-only"] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "([.]types|dist)/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "default"],
      extensions: [".ts", ".tsx", ".js", ".mjs"],
    },
  },
};
