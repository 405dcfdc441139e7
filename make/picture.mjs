// Opens the program on the sample library where there is no screen, waits until it is painted, keeps a picture, ends it.
import { writeFileSync } from "node:fs";
import { Stage } from "../tests/e2e/journey.mjs";

const stage = await Stage.set("run");
try {
  const driver = await stage.open({ args: ["--sample"], size: [1440, 900] });
  const picture = stage.path("clipfile.png");
  writeFileSync(picture, await driver.screenshot());
  console.log(`No display here, so the window was opened on one without a screen. What it shows:\n${picture}`);
} finally {
  await stage.strike();
}
