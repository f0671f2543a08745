// Uses the console as a person without a mouse does. Arguments: the service's address, a key of operators, a slug that
// nobody has, where Chromium is, a file that lets the creation go on once it is there, and, if pictures are wanted, a
// folder for them. The creation of `<slug>-fails` fails for good at its first try, that of `<slug>-sticks` at every one.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { chromium } from "playwright-core";

const [service, key, slug, executablePath, goOn, pictures] = process.argv.slice(2);
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1200, height: 900 };

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: DESK, reducedMotion: "reduce" });
const complaints = [];
page.on("pageerror", error => complaints.push(String(error)));
page.on("console", message => message.type() === "error" && complaints.push(message.text()));

/// Presses Tab until the element has the focus, and sees that one can see it there.
async function tabTo(selector) {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press("Tab");
    const focus = await page.evaluate(wanted => {
      const element = document.activeElement;
      return element.matches(wanted) ? getComputedStyle(element).outlineStyle : "";
    }, selector);
    if (focus) {
      assert.notEqual(focus, "none", `${selector} has the focus and does not show it`);
      return;
    }
  }
  assert.fail(`the keyboard does not reach ${selector}`);
}

async function press(selector) {
  await tabTo(selector);
  await page.keyboard.press("Enter");
}

async function sees(text) {
  await page.getByText(text).first().waitFor({ timeout: 30_000 });
}

async function picture(name) {
  if (pictures) {
    await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
  }
}

/// On a desk and on a phone, in the light and in the dark; nothing sticks out to the side.
async function look(name) {
  for (const [size, viewport] of Object.entries({ desk: DESK, phone: PHONE })) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await picture(`${name}-${size}-${colorScheme}`);
    }
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= viewport.width, `${name} is ${width} wide on ${viewport.width}`);
  }
  await page.setViewportSize(DESK);
}

/// Types where the page has put the focus.
async function giveKey(given) {
  await page.locator("#key:focus").waitFor();
  await page.keyboard.type(given);
  await page.keyboard.press("Enter");
}

async function create(slug) {
  const answer = await fetch(`${service}/school`, {
    method: "POST",
    headers: { "X-SCS-Key": key, "Content-Type": "application/json" },
    body: JSON.stringify({
      name: "Springfield High School", slug, district: "Delhi", board: "CBSE",
      adminEmail: `admin@${slug}.edu`, phone: "+919876543210",
    }),
  });
  assert.equal(answer.status, 202);
  return (await answer.json()).id;
}

try {
  await page.goto(`${service}/`);
  await look("sign-in");
  await giveKey("not the key");
  await sees("This is not an operator's key.");
  complaints.length = 0; // Chromium tells of every answer 401
  await giveKey(key);
  await page.getByRole("heading", { name: "Schools" }).waitFor();

  const id = await create(slug);
  await page.goto(`${service}/console/schools?search=${slug}`);
  await look("list");
  await press("a[href='/console/queue']");
  await page.getByRole("heading", { name: "Queue and failures" }).waitFor();
  await sees("dns record, attempt 1");
  await look("queue");
  await page.context().setOffline(true);
  await sees("this page may be out of date");
  await page.context().setOffline(false);
  await page.locator("#stale").waitFor({ state: "hidden" });
  complaints.length = 0; // Chromium tells that it is offline
  await press(`#school-${id}`);
  await page.getByRole("heading", { name: "Springfield High School" }).waitFor();
  await sees("dns record, attempt 1, being worked on");
  await sees("4 of 8 done");
  await look("in-progress");
  await page.evaluate(() => { window.notReloaded = true; });
  writeFileSync(goOn, "");
  await sees("8 of 8 done");
  await sees("Nothing is under way.");
  assert.ok(await page.evaluate(() => window.notReloaded), "the page was loaded anew");
  await look("active");

  await press("#action-suspend");
  await sees("The school is suspended.");
  await press("#action-resume");
  await sees("The school is served again.");
  await press("#open-delete");
  await tabTo("#slug");
  await page.keyboard.type("another-school");
  await look("delete");
  await page.keyboard.press("Enter");
  await sees(`Nothing was deleted: to confirm, type ${slug}.`);
  await press("#open-delete");
  await tabTo("#slug");
  await page.keyboard.type(slug);
  complaints.length = 0; // Chromium tells of the answer 422
  await page.keyboard.press("Enter");
  await sees("The school is being deleted.");
  await page.locator("#state .badge", { hasText: "deleted" }).waitFor({ timeout: 30_000 });

  const failed = await create(`${slug}-fails`);
  await press("a[href='/console/queue']");
  await sees("dns-record: ordered by a test");
  await press(`#school-${failed}`);
  await page.locator("#state .badge", { hasText: "failed" }).waitFor();
  await look("failed");
  await press("#action-retry");
  await sees("The creation is tried again.");
  await page.locator("#state .badge", { hasText: "active" }).waitFor({ timeout: 30_000 });
  await sees("8 of 8 done");
  await look("tried-again");

  const stuck = await create(`${slug}-sticks`);
  await page.goto(`${service}/console/schools/${stuck}`);
  await sees("dns record, attempt 2");
  await look("stuck");
  await press("#action-roll-back");
  await sees("The creation is being rolled back.");
  await page.locator("#state .badge", { hasText: "failed" }).waitFor({ timeout: 30_000 });
  await sees("called off by an operator");
  await look("rolled-back");

  await press("a[href='/console/audit']");
  await page.getByRole("heading", { name: "Audit" }).waitFor();
  await sees("school rolled back");
  await look("audit");
  await press("a[href='/console/fleet']");
  await page.getByRole("heading", { name: "Fleet" }).waitFor();
  await look("fleet");
  await press("header button");
  await giveKey(key);
  await page.getByRole("heading", { name: "Schools" }).waitFor();
  await press("a[href='/console/queue']");
  await page.context().clearCookies(); // as when the session's time is up
  await page.getByLabel("Operator's key").waitFor();
  assert.deepEqual(complaints, []);
} finally {
  await browser.close();
}
