// A browser of one's own, as a process that can be killed, with a profile that outlives it.

import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { chromium } from "playwright-core";
import { ARGUMENTS } from "./arguments.mjs";

/** A folder for a profile. */
export const newProfile = () => mkdtemp(join(tmpdir(), "clausewise-profile-"));

/** Removes a profile, also while the last of the browser's helpers are still going. */
export const removeProfile = (folder) => rm(folder, { recursive: true, force: true, maxRetries: 20 });

/** Starts a browser on a profile. */
export async function start(profile) {
  const port = join(profile, "DevToolsActivePort");
  await rm(port, { force: true });
  // A process group of its own, so that nothing of it is left over.
  const child = spawn(process.env.CHROMIUM ?? "/usr/bin/chromium", [
    ...ARGUMENTS, `--user-data-dir=${profile}`, "--remote-debugging-port=0", "about:blank",
  ], { stdio: "ignore", detached: true });
  const gone = new Promise((resolve) => child.once("exit", resolve));
  const address = async () => {
    for (;;) {
      const text = await readFile(port, "utf8").catch(() => "");
      if (text.includes("\n")) return `http://127.0.0.1:${text.split("\n")[0]}`;
      await sleep(20);
    }
  };
  const browser = await chromium.connectOverCDP(await address());
  const [context] = browser.contexts();
  return {
    context,
    /** Kills every process of it at once, without a chance to write anything. */
    async kill() {
      process.kill(-child.pid, "SIGKILL");
      await gone;
      await browser.close().catch(() => {});
    },
    /** Closes it as somebody does who has finished. */
    async quit() {
      const session = await browser.newBrowserCDPSession();
      await session.send("Browser.close").catch(() => {});
      await gone;
    },
  };
}
