import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { isolationHeaders, kernelsPlugin } from "./kernels.config.js";

/**
 * Leaves out the scales that no chart here has, and with them all about dates: recharts asks for scales by their names,
 * so that no bundler can tell which.
 */
function fewScales(): Plugin {
  return {
    name: "few-scales",
    apply: "build",
    transform: {
      filter: { id: /victory-vendor\/es\/d3-scale\.js$/ },
      handler: () => ({
        code: 'export { scaleBand, scaleLinear, scaleLog, scalePoint } from "d3-scale";',
        map: null,
      }),
    },
  };
}

/** Says nothing of how long plugins take: kernels and worker are most of the work, and are to be. */
const quiet = { checks: { bundlerTimings: false } };

export default defineConfig({
  // Relative addresses, so that the built page also runs from a folder of somebody's site.
  base: "./",
  plugins: [react(), kernelsPlugin(), fewScales()],
  worker: { format: "es", plugins: () => [kernelsPlugin()], rolldownOptions: quiet },
  build: { target: "es2023", assetsInlineLimit: 0, rolldownOptions: quiet },
  server: { headers: isolationHeaders },
  preview: { headers: isolationHeaders },
});
