import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The build goes to dist/, which the server serves at /. For `vite dev`, ESSOR_API names a running server. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: { outDir: "dist", target: "es2022", sourcemap: false, manifest: true },
  server: {
    port: 4392,
    proxy: { "/api": process.env.ESSOR_API ?? "http://127.0.0.1:4390" },
  },
});
