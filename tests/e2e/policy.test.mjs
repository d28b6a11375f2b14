// What the page's policy keeps out.

import assert from "node:assert/strict";
import { answer, begin, everyScreen, journey } from "./support/index.mjs";

journey("no text becomes markup or script, and nobody else can allow it", async (visitor) => {
  visitor.allow(/policy: (require-trusted-types-for|trusted-types)|TrustedHTML|TrustedScript|TrustedTypePolicy|trusted-types/i);
  const page = await begin(visitor);
  const refused = await page.evaluate(() => {
    const attempts = {
      markup: () => { document.createElement("div").innerHTML = "<b>x</b>"; },
      script: () => { document.createElement("script").src = "assets/x.js"; },
      text: () => { document.createElement("script").textContent = "1"; },
      worker: () => new Worker("assets/x.js"),
      "another policy": () => trustedTypes.createPolicy("default", { createHTML: (text) => text }),
      "a policy of another name": () => trustedTypes.createPolicy("mine", { createHTML: (text) => text }),
    };
    return Object.entries(attempts).map(([name, attempt]) => {
      try {
        attempt();
        return `${name}: allowed`;
      } catch (error) {
        return `${name}: ${error.constructor.name}`;
      }
    });
  });
  assert.deepEqual(refused, [
    "markup: TypeError", "script: TypeError", "text: TypeError", "worker: TypeError",
    "another policy: TypeError", "a policy of another name: TypeError",
  ]);
  await answer(page, "4.1-q1", 3);
});

journey("a page that frames it gets nothing", async (visitor) => {
  // The headers of the host would keep it out altogether; a host without headers has the page alone.
  await visitor.context.route(/\/(\?.*)?$/, async (route) => {
    const response = await route.fetch();
    const { "x-frame-options": _, "content-security-policy": __, ...headers } = response.headers();
    await route.fulfill({ response, headers });
  });
  const page = await visitor.context.newPage();
  await visitor.context.route(/\/framing$/, (route) => route.fulfill({
    contentType: "text/html", body: `<title>Framing</title><iframe src="${visitor.site.url}#/desk"></iframe>`,
  }));
  await page.goto(visitor.site.url + "framing");
  const inside = page.frameLocator("iframe");
  await inside.getByRole("heading", { name: "Clausewise does not run inside another page" }).waitFor();
  assert.equal(await inside.locator("#app, button").count(), 0);
});

journey("every link stays in the app or is one that a browser follows safely", async (visitor) => {
  const found = new Set();
  await everyScreen(visitor, async (page) => {
    for (const protocol of await page.$$eval("a", (all) => all.map((a) => new URL(a.getAttribute("href"), location).protocol))) {
      found.add(protocol);
    }
  });
  for (const protocol of found) assert.match(protocol, /^(https?|mailto):$/);
});
