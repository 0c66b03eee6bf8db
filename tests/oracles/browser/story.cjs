// Reads {"url", "chromium", "profile", "product", "consumer", "group", "purpose", "steward"}: the consumer signs in, finds the product and asks
// for access; the steward signs in and approves. Prints what they read on the way.
const modules = process.env.ORACLE_MODULES;
const fs = require("node:fs");
const { chromium } = require(`${modules}/playwright-core`);

const order = JSON.parse(fs.readFileSync(0, "utf8"));
const told = {};

async function main() {
  const context = await chromium.launchPersistentContext(order.profile, {
    executablePath: order.chromium,
    headless: true,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  context.setDefaultTimeout(30000);
  try {
    const page = context.pages()[0] ?? await context.newPage();
    await signIn(page, order.consumer);
    await page.getByRole("searchbox").fill(order.product);
    await page.getByRole("button", { name: "Search" }).click();
    await page.getByRole("link", { name: order.product }).click();
    told.product = await page.getByRole("heading", { level: 1 }).textContent();
    await page.getByLabel("For your group").selectOption(order.group);
    await page.getByLabel("For the purpose", { exact: true }).selectOption(order.purpose);
    await page.getByRole("button", { name: "Request access" }).click();
    told.requested = await page.getByRole("status").textContent();

    await signIn(page, order.steward);
    await page.getByRole("link", { name: "Subscriptions" }).click();
    await page.getByRole("button", { name: /^Approve/ }).click();
    told.approved = await page.getByRole("status").textContent();
  } finally {
    await context.close();
  }
}

async function signIn(page, person) {
  await page.context().clearCookies();
  await page.goto(`${order.url}/`); // leads a browser without a session to the sign-in page
  await page.getByRole("button", { name: new RegExp(`^${person}`) }).click();
  await page.getByRole("searchbox").waitFor();
}

main().then(
  () => process.stdout.write(JSON.stringify(told)),
  (error) => { process.stderr.write(`${error.stack}\n${JSON.stringify(told)}`); process.exit(1); });
