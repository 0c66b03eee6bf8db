// Reads {"terraform": path, "known": bool, "jobs": [{"folder", "modules", "commands": [[argument, …], …]}]} and runs Terraform in each folder, command by
// command until one fails, with the schema-only provider attached. Prints, for each job, [{"code", "out", "err"}, …].
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { spawn } from "node:child_process";
import { readSchemas, startProvider } from "./provider.mjs";

const { terraform, known, jobs } = JSON.parse(fs.readFileSync(0, "utf8"));
const home = fs.mkdtempSync(path.join(os.tmpdir(), "dataproducts-terraform-"));
const rc = path.join(home, "empty.tfrc");
fs.writeFileSync(rc, "");

const source = [...new Set(jobs.flatMap((job) => textOf(job.folder, job.modules)))].join("\n");
const schemas = readSchemas(process.env.ORACLE_MODULES, source);
const environment = { PATH: process.env.PATH, HOME: home, TF_CLI_CONFIG_FILE: rc, CHECKPOINT_DISABLE: "1", TF_IN_AUTOMATION: "1" };

try {
  const answers = new Array(jobs.length);
  let next = 0;
  // Two at a time: each is a process that mostly waits for its own start.
  await Promise.all([0, 1].map(async () => {
    while (next < jobs.length) {
      const index = next++;
      answers[index] = await runJob(jobs[index]);
    }
  }));
  process.stdout.write(JSON.stringify(answers));
} finally {
  fs.rmSync(home, { recursive: true, force: true });
}

// A provider a job: Terraform configures it, and two jobs must not see each other's Region.
async function runJob({ folder, commands }) {
  const provider = await startProvider(process.env.ORACLE_MODULES, schemas, known);
  const results = [];
  for (const command of commands) {
    results.push(await run(folder, command, { ...environment, TF_REATTACH_PROVIDERS: provider.attach }));
    if (results.at(-1).code !== 0) break;
  }
  provider.stop();
  return results;
}

function run(folder, command, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(terraform, command, { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"], timeout: 120_000 });
    let out = "", err = "";
    child.stdout.on("data", (text) => { out += text; });
    child.stderr.on("data", (text) => { err += text; });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? -1, out, err }));
  });
}

function textOf(folder, modules) {
  return [folder, modules].flatMap((root) => fs.readdirSync(root, { recursive: true })
    .filter((name) => name.endsWith(".tf")).map((name) => fs.readFileSync(path.join(root, name), "utf8")));
}
