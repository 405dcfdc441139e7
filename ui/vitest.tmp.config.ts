import { mergeConfig } from "vite";
import base from "./vite.config.ts";
const b = typeof base === "function" ? base({ mode: "test", command: "serve" } as never) : base;
export default mergeConfig(b as never, { resolve: { preserveSymlinks: true }, server: { fs: { strict: false, allow: ["/work"] } } });
