// Reads {"url", "chromium", "profile", "pictures"} and plays a story in the portal: Rita searches, opens a product and asks for access,
// Stella approves, Rita sees it active. Prints {"steps", "violations", "foreign", "complaints", "overflow"}: what was seen on the way,
// what axe-core finds in light and dark, requests to other sites, what the browser complains of, pages wider than a telephone.
const modules = process.env.ORACLE_MODULES;
const fs = require("node:fs");
const { chromium } = require(`${modules}/playwright-core`);
const axe = fs.readFileSync(`${modules}/axe-core/axe.min.js`, "utf8");

const { url, chromium: executablePath, profile, pictures } = JSON.parse(fs.readFileSync(0, "utf8"));
const steps = {}, violations = [], foreign = [], complaints = [], overflow = [];

async function main() {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    viewport: { width: 1180, height: 900 },
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  context.setDefaultTimeout(20000);
  try {
    const page = context.pages()[0] ?? await context.newPage();
    page.on("request", (request) => { if (!request.url().startsWith(url)) foreign.push(request.url()); });
    page.on("console", (message) => { if (message.type() === "error") complaints.push(message.text()); });
    page.on("pageerror", (error) => complaints.push(String(error)));

    await signIn(page, "rita@bank.example");
    await page.getByRole("searchbox").fill("account bank");
    await page.getByRole("button", { name: "Search" }).click();
    steps.found = await page.locator("article h2").allTextContents();
    await judge(page, "search");

    await page.getByRole("link", { name: "retail.customers" }).click();
    steps.product = await page.getByRole("heading", { level: 1 }).textContent();
    steps.before = await page.getByRole("region", { name: "What you see of customers" }).locator("tbody tr").first().locator("td").allTextContents();
    await page.locator("button[data-copy=sql-customers]").click(); // the one thing that needs the script
    steps.copyShown = await page.locator("button[data-copy=sql-customers]").isVisible();
    await judge(page, "product");

    await page.getByLabel("For your group").selectOption("risk-analysts");
    await page.getByLabel("For the purpose", { exact: true }).selectOption("fraud-detection");
    await page.getByRole("button", { name: "Request access" }).click();
    steps.requested = await page.getByRole("status").textContent();
    steps.ritaSees = await state(page, "Subscriptions of yours");
    await judge(page, "requested");

    await page.goto(`${url}/products/retail.customers`);
    await page.getByLabel("For the purpose", { exact: true }).selectOption("fraud-detection");
    await page.getByRole("button", { name: "Request access" }).click();
    steps.again = await page.getByRole("alert").textContent();
    await judge(page, "refused");
    complaints.splice(0, complaints.length, ...complaints.filter((text) => !text.includes("409"))); // told by the browser, and rightly

    await signIn(page, "stella@bank.example");
    await page.getByRole("link", { name: "Subscriptions" }).click();
    steps.stellaSees = await state(page, "Requests that wait for you");
    await judge(page, "waiting");
    await page.getByRole("button", { name: /^Approve/ }).click();
    steps.approved = await page.getByRole("status").textContent();
    await judge(page, "approved");

    await signIn(page, "rita@bank.example");
    await page.goto(`${url}/subscriptions`);
    steps.active = await state(page, "Subscriptions of yours");
    await page.goto(`${url}/products/retail.customers?purpose=fraud-detection`);
    steps.after = await page.getByRole("region", { name: "What you see of customers" }).locator("tbody tr").first().locator("td").allTextContents();
    await page.screenshot({ path: `${pictures}/portal.png` });
    await judge(page, "granted");

    // Somebody without a mouse gets from the top to the content and on to a group's sight.
    await page.goto(`${url}/products/retail.customers`);
    await page.keyboard.press("Tab");
    steps.firstStop = await page.evaluate(() => document.activeElement.textContent);
    await page.goto(`${url}/nowhere`);
    steps.lost = await page.getByRole("heading", { level: 1 }).textContent();
    complaints.splice(0, complaints.length, ...complaints.filter((text) => !text.includes("404")));
    await judge(page, "lost");
  } finally {
    await context.close();
  }
}

async function signIn(page, person) {
  await page.goto(`${url}/test/login?person=${encodeURIComponent(person)}`);
}

async function state(page, label) {
  return page.getByRole("region", { name: label }).locator("tbody tr").first().locator("td .tag").textContent();
}

async function judge(page, name) {
  await page.evaluate(() => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(axe); // by the debugger's way in, which the page's content policy does not close
    const { violations: found } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
    for (const one of found) violations.push(`${name}, ${colorScheme}: ${one.impact} ${one.id} ${one.nodes[0].html} ${one.nodes[0].failureSummary}`);
    await page.screenshot({ path: `${pictures}/${name}-${colorScheme}.png`, fullPage: true });
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 360, height: 740 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (wide > 0) overflow.push(`${name}: ${wide} px too wide`);
  await page.screenshot({ path: `${pictures}/${name}-telephone.png` });
  await page.setViewportSize({ width: 1180, height: 900 });
}

main().then(
  () => process.stdout.write(JSON.stringify({ steps, violations, foreign, complaints, overflow })),
  (error) => { process.stderr.write(`${error.stack}\n${JSON.stringify(steps)}`); process.exit(1); });
