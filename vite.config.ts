import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { isolationHeaders, kernelsPlugin } from "./kernels.config.js";

export default defineConfig({
  // Relative addresses, so that the built page also runs from a folder of somebody's site.
  base: "./",
  plugins: [react(), kernelsPlugin()],
  worker: { format: "es", plugins: () => [kernelsPlugin()] },
  build: { target: "es2023", assetsInlineLimit: 0 },
  server: { headers: isolationHeaders },
  preview: { headers: isolationHeaders },
});
