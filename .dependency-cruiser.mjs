const domainFree = "components/(ui|data-table)/";

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Two files that need each other are one thing, or hide a third.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "domain-is-pure",
      comment:
        "lib/domain imports zod, diff and itself only, so that a reading depends on nothing but the bytes.",
      severity: "error",
      from: { path: "^lib/domain/", pathNot: "\\.test\\.ts$" },
      to: { pathNot: ["^lib/domain/", "^node_modules/(zod|diff)/"] },
    },
    {
      name: "prisma-only-in-db",
      comment:
        "lib/db is the one room that talks to Postgres (lib/runtime/postgres only starts it).",
      severity: "error",
      from: {
        pathNot:
          "^(lib/db/|lib/runtime/postgres/|prisma|lib/live/|e2e/|bench/|.*\\.test\\.ts$)",
      },
      to: {
        path: ["^lib/db/generated/", "^node_modules/(@prisma|prisma|pg)/"],
      },
    },
    {
      name: "components-know-no-server",
      comment:
        "Components get plain rows and call actions; pages call services.",
      severity: "error",
      from: { path: "^components/", pathNot: "\\.test\\.tsx?$" },
      to: { path: "^(lib/(?!domain/|url/|actions/)|app/)" },
    },
    {
      name: "ui-knows-no-domain",
      comment:
        "components/ui and components/data-table would serve any product.",
      severity: "error",
      from: { path: `^${domainFree}`, pathNot: "\\.test\\.tsx?$" },
      to: { path: `^(lib|app|components/(?!ui/|data-table/))` },
    },
    {
      name: "url-knows-domain-only",
      severity: "error",
      from: { path: "^lib/url/", pathNot: "\\.test\\.ts$" },
      to: { path: "^(lib/(?!domain/|url/|errors/)|app|components)" },
    },
    {
      name: "pages-call-services",
      comment: "app parses the URL, calls a service and composes components.",
      severity: "error",
      from: { path: "^app/", pathNot: "\\.test\\.ts$" },
      to: { path: "^lib/(db|runtime|setup)/" },
    },
    {
      name: "lib-knows-no-screen",
      severity: "error",
      from: { path: "^lib/", pathNot: "\\.test\\.ts$|^lib/[^/]+/testing/" },
      to: { path: "^(app|components)/" },
    },
    {
      name: "simulator-knows-domain-only",
      comment:
        "The simulator must not share code with what it tests; its command line may read the environment.",
      severity: "error",
      from: { path: "^lib/simulator/", pathNot: "\\.test\\.ts$" },
      to: { path: "^lib/(?!simulator/|domain/|env\\.ts|command-line\\.ts)" },
    },
    {
      name: "tests-stay-out",
      comment: "What ships imports no test and no test harness.",
      severity: "error",
      from: { pathNot: "\\.test\\.tsx?$|^lib/[^/]+/testing/|^e2e/|^bench/" },
      to: {
        path: "\\.test\\.tsx?$|^lib/[^/]+/testing/|^node_modules/(vitest|@playwright|fast-check)/",
      },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^lib/db/generated/internal|^lib/db/generated/models" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
  },
};
