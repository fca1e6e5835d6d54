import nextVitals from "eslint-config-next/core-web-vitals";
import prettier from "eslint-config-prettier";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

const noUncheckedRead = {
  selector: "MemberExpression[property.name=/^\\$queryRaw(Unsafe)?$/]",
  message:
    "Read through query(schema, sql): what Postgres answers has no type before it was looked at. A statement that answers nothing is $executeRaw.",
};
const noDefaultExport = {
  selector: "ExportDefaultDeclaration",
  message:
    "Name what a file exports: default exports are for the files that Next or a tool demands.",
};
const noProcessEnv = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: "Read the environment through lib/env.ts, which checks it at start.",
};
const serviceKnowsWhoAsks = {
  selector:
    "ExportNamedDeclaration > FunctionDeclaration:not([params.0.typeAnnotation.typeAnnotation.typeName.name='Context'])",
  message:
    "A service is verbNoun(context, input): its first parameter is the Context of who asks, which says what they may see. A step that services share is listed beside this rule.",
};

const changeIsRecorded = {
  selector:
    "Program:has(:matches(CallExpression[callee.name='transact'], ImportSpecifier[imported.name=/^(insert|update|delete|upsert|write)[A-Z]/])):not(:has(CallExpression[callee.name=/^recordActivit(y|ies)$/]))",
  message:
    "A service that changes something says who did it: call recordActivity last in its transaction.",
};

export default defineConfig([
  globalIgnores([
    ".next/",
    ".data/",
    ".cache/",
    "lib/db/generated/",
    "next-env.d.ts",
    "test-results/",
  ]),
  ...nextVitals,
  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [
      tseslint.configs.strictTypeChecked,
      tseslint.configs.stylisticTypeChecked,
    ],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/consistent-type-definitions": ["error", "type"],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_" },
      ],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true },
      ],
      "no-restricted-syntax": ["error", noDefaultExport, noProcessEnv],
      "max-lines": ["error", { max: 250 }],
      complexity: ["error", 15],
    },
  },
  {
    files: ["**/*.test.ts", "**/*.test.tsx", "e2e/**"],
    rules: { "max-lines": "off" },
  },
  {
    // Declarations that only a global can merge, and the switchboards of the environment.
    files: ["lib/db/testing/postgres-for-tests.ts"],
    rules: { "@typescript-eslint/consistent-type-definitions": "off" },
  },
  {
    files: [
      "app/**/{page,layout,loading,error,not-found,forbidden,global-error,default,template}.tsx",
      "*.config.ts",
    ],
    rules: { "no-restricted-syntax": ["error", noProcessEnv] },
  },
  {
    files: [
      "instrumentation.ts",
      "lib/env.ts",
      "lib/runtime/**",
      "lib/runtime/postgres/**",
      "lib/db/testing/**",
      "lib/jobs/testing/**",
      "e2e/**",
      "bench/**",
      "**/*.test.ts",
      "*.config.ts",
    ],
    rules: { "no-restricted-syntax": ["error", noDefaultExport] },
  },
  {
    files: ["lib/services/*/*.ts"],
    ignores: [
      "**/*.test.ts",
      "lib/services/testing/**",
      // Asked before anyone can be known.
      "lib/services/health/find-unready-reason.ts",
      "lib/services/access/{accept-invitation,create-first-admin,find-welcome}.ts",
      "lib/services/tokens/authenticate-token.ts",
      // Steps that services share: their verbs are not those of services.
      "lib/services/*/{decrypt,encrypt,map,record,require,to}-*.ts",
      "lib/services/*/{activity-digest,name-taken,pending-activity}.ts",
    ],
    rules: {
      "no-restricted-syntax": [
        "error",
        noDefaultExport,
        noProcessEnv,
        serviceKnowsWhoAsks,
        changeIsRecorded,
      ],
    },
  },
  {
    files: ["lib/db/**", "lib/jobs/**", "lib/services/*.ts"],
    ignores: [
      "**/*.test.ts",
      "lib/db/testing/**",
      "lib/jobs/testing/**",
      "lib/db/connection/query.ts",
      "lib/db/maintenance/**",
    ],
    rules: {
      "no-restricted-syntax": [
        "error",
        noDefaultExport,
        noProcessEnv,
        noUncheckedRead,
      ],
    },
  },
  {
    files: ["*.config.ts", "*.config.mjs", ".*.mjs"],
    rules: {
      "no-restricted-syntax": "off",
      "import/no-anonymous-default-export": "off",
    },
  },
  {
    // Whoever signs in or out gets a new document: nothing that another person saw is kept in the old one.
    files: ["components/access/**", "components/shell/user-menu.tsx"],
    rules: {
      "@next/next/no-location-assign-relative-destination": "off",
    },
  },
  {
    // No React here: a Playwright fixture's "use" and a test database are no hooks.
    files: ["lib/**", "e2e/**", "bench/**", "app/**/*.test.ts"],
    rules: {
      "react-hooks/rules-of-hooks": "off",
      "@next/next/no-assign-module-variable": "off",
    },
  },
  prettier,
]);
