import "@fontsource-variable/inter";
import "@fontsource-variable/newsreader/standard.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/controls.css";
import { mount } from "svelte";
import { call, type Host, setHost } from "./api";
import { lastShownTheme } from "./settings/settings.svelte";
import App from "./shell/App.svelte";
import { tauriHost } from "./tauri-host";

/** The shell, or in a plain browser while developing one in memory, which is not in the product. */
async function host(): Promise<Host> {
  if (import.meta.env.DEV && !("__TAURI_INTERNALS__" in window)) return (await import("./fake-host")).fakeHost;
  return tauriHost;
}

async function begin(): Promise<void> {
  const target = document.getElementById("app");
  if (!target) throw new Error("index.html has no #app");
  // The colours of last time until the settings are here, so that nothing bright flashes in a dark room.
  document.documentElement.dataset.theme = lastShownTheme();
  if (navigator.platform.startsWith("Linux")) document.documentElement.dataset.system = "linux";
  setHost(await host());
  const startup = await call("start_up");
  mount(App, { target, props: { startup } });
}

void begin();
