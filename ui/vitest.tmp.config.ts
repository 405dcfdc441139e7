import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [svelte(), svelteTesting()],
  // The window is always the system's own engine of this year; nothing older has to be served.
  build: { target: "safari17", modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
  server: { port: 1420, strictPort: true, fs: { strict: false } },
  // Machines are slow at times, and a check of a whole page for everyone is much to do; what hangs is still ended.
  test: {
    environment: "jsdom",
    setupFiles: ["src/shared/test-setup.ts"],
    include: ["src/**/*.test.ts"],
    testTimeout: 30_000,
  },
});
