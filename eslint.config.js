import { relative, sep } from "node:path";
import { defineConfig } from "eslint/config";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import tseslint from "typescript-eslint";
import { impureGlobals, layers, refusal } from "./layers.config.js";

const root = import.meta.dirname;

/**
 * Holds every import, and every `new URL(…, import.meta.url)`, against the table of layers.
 * @type {import("eslint").Rule.RuleModule}
 */
const layerRule = {
  meta: { type: "problem", schema: [], docs: { description: "imports follow layers.config.js" } },
  create(context) {
    const file = relative(root, context.filename).split(sep).join("/");
    /** @param {any} node @param {"import" | "url"} [how] */
    const check = (node, how) => {
      if (typeof node?.value !== "string") return;
      const message = refusal(file, node.value, how);
      if (message !== null) context.report({ node, message });
    };
    /** @param {any} node */
    const checkSource = (node) => check(node.source);
    return {
      ImportDeclaration: checkSource,
      ExportNamedDeclaration: checkSource,
      ExportAllDeclaration: checkSource,
      ImportExpression: checkSource,
      TSImportType: checkSource,
      /** @param {any} node */
      'NewExpression[callee.name="URL"][arguments.1.object.type="MetaProperty"]'(node) {
        check(node.arguments[0], "url");
      },
    };
  },
};

const pureFiles = Object.keys(layers).filter((name) => layers[name]?.pure);
const noUnseededRandom = {
  object: "Math",
  property: "random",
  message: "Every random number comes from a seeded stream: see src/engine/random.ts.",
};

export default defineConfig(
  { ignores: ["dist/", "test-results/", "playwright-report/"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["**/*.{ts,tsx,js,mjs}"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    rules: {
      eqeqeq: "error",
      "no-restricted-properties": ["error", noUnseededRandom],
      "@typescript-eslint/consistent-type-exports": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-unnecessary-condition": [
        "error",
        { allowConstantLoopConditions: "only-allowed-literals" },
      ],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ["**/*.{js,mjs}"],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: globals.node },
  },
  {
    // AssemblyScript: its own compiler checks the types.
    files: ["{src,tests}/engine/fast/kernels/**"],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false } },
  },
  {
    // Without noUncheckedIndexedAccess an element that may be missing looks as if it were always there.
    files: ["src/{engine,data,export,worker}/**", "tests/**"],
    rules: { "@typescript-eslint/no-unnecessary-condition": "off" },
  },
  { files: ["tests/**"], rules: { "@typescript-eslint/no-non-null-assertion": "off" } },
  {
    files: ["src/**"],
    plugins: { inkling: { rules: { layers: layerRule } } },
    rules: { "inkling/layers": "error", "no-console": "error" },
  },
  {
    files: pureFiles.map((name) => `src/${name}/**`),
    rules: {
      "no-restricted-globals": [
        "error",
        {
          globals: impureGlobals.map((name) => ({
            name,
            message: "This layer is pure: see layers.config.js.",
          })),
          checkGlobalObject: true,
        },
      ],
    },
  },
  { files: ["src/ui/**", "src/main.tsx"], extends: [reactHooks.configs.flat.recommended] },
);
