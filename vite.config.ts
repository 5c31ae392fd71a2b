import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  // Relative addresses, so that the built page also runs from a folder of somebody's site.
  base: "./",
  plugins: [react()],
  worker: { format: "es" },
  build: { target: "es2023", assetsInlineLimit: 0 },
});
