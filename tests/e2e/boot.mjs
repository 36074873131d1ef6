// The loader names the cause of every failure, in both languages, and leaves the static content on the screen.
//
//   node tests/e2e/boot.mjs [FOLDER FOR PICTURES]
//
// Needs dist/web (cargo xtask pack). CHROMIUM names the browser.
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "../../tools/serve.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const web = `${root}dist/web/`;
const pictures = process.argv[2];
const LIMIT_MS = 10_000;

const file = (start, end) => readdirSync(web).find((name) => name.startsWith(start) && name.endsWith(end));
const wasm = file("plan-atlas_bg.", ".wasm");
const glue = file("plan-atlas.", ".js");
const html = { status: 200, contentType: "text/html", body: "<!doctype html><title>Sign in</title>" };
const stub = (body) => ({ status: 200, contentType: "text/javascript", body: `let wasm_bindgen = function () { ${body} };` });

// What goes wrong, and the cause that must be named. `files` maps a file to what the server answers instead.
const CASES = [
  { name: "all well", cause: null },
  { name: "wasm 404", cause: "missing", files: { [wasm]: { status: 404, body: "" } } },
  { name: "bindings 404", cause: "missing", files: { [glue]: { status: 404, body: "" } } },
  { name: "wasm 503", cause: "refused", files: { [wasm]: { status: 503, body: "" } } },
  { name: "page instead of wasm", cause: "html", files: { [wasm]: html } },
  { name: "page instead of bindings", cause: "html", files: { [glue]: html } },
  { name: "wasm cut short", cause: "damaged", files: { [wasm]: { status: 200, body: readFileSync(web + wasm).subarray(0, 4096) } } },
  { name: "wasm connection lost", cause: "network", files: { [wasm]: "abort" } },
  { name: "bindings connection lost", cause: "network", files: { [glue]: "abort" } },
  { name: "no answer", cause: "slow", files: { [wasm]: "silence" } },
  { name: "trap at the start", cause: "crash", files: { [glue]: stub("return Promise.reject(new WebAssembly.RuntimeError('unreachable'))") } },
  { name: "never ready", cause: "stuck", files: { [glue]: stub("return new Promise(function () {})") } },
  { name: "no WebAssembly", cause: "no-wasm", script: "delete window.WebAssembly" },
  { name: "old WebAssembly", cause: "old-wasm", script: "WebAssembly.validate = function () { return false }" },
  { name: "policy without wasm", cause: "policy", policy: "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:" },
  { name: "no JavaScript", cause: null, javaScriptEnabled: false },
];

async function answer(route, { files = {}, policy }) {
  const name = new URL(route.request().url()).pathname.slice(1);
  const instead = files[name];
  if (instead === "abort") return route.abort("connectionreset");
  if (instead === "silence") return; // never answered
  if (instead) return route.fulfill(instead);
  if (policy && name === "") {
    const response = await route.fetch();
    return route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": policy } });
  }
  return route.continue();
}

async function check(browser, url, aCase) {
  const context = await browser.newContext({ javaScriptEnabled: aCase.javaScriptEnabled ?? true });
  const page = await context.newPage();
  const violations = [];
  page.on("console", (message) => {
    if (/content security policy/i.test(message.text()) && aCase.cause !== "policy") violations.push(message.text());
  });
  if (aCase.script) await page.addInitScript(aCase.script);
  await page.route("**/*", (route) => answer(route, aCase));
  const began = Date.now();
  await page.goto(url, { waitUntil: "commit" });
  const problems = [];
  if (aCase.cause) {
    const named = page.locator(`#boot[data-cause="${aCase.cause}"]`);
    await named.waitFor({ timeout: LIMIT_MS }).catch(() => {});
    const took = Date.now() - began;
    if (!(await named.isVisible())) {
      problems.push(`named ${await page.locator("#boot").getAttribute("data-cause")} instead of ${aCase.cause} within ${took} ms`);
    }
    if (!/[\u4e00-\u9fff]/.test(await page.locator("#boot p:not([lang])").first().innerText())) problems.push("no Chinese");
    if (!/[a-z]{3}/.test(await page.locator("#boot p[lang=en]").first().innerText())) problems.push("no English");
  } else if (aCase.javaScriptEnabled === false) {
    if (!(await page.locator("#boot").innerText()).includes("JavaScript is off")) problems.push("says nothing about JavaScript");
  } else {
    await page.waitForFunction(() => document.getElementById("boot").hidden, null, { timeout: LIMIT_MS }).catch(() => problems.push("not ready"));
  }
  const staticShown = await page.locator("#static").isVisible();
  const staticWanted = aCase.cause !== null || aCase.javaScriptEnabled === false;
  if (staticShown !== staticWanted) problems.push(`static content ${staticShown ? "shown" : "hidden"}`);
  problems.push(...violations);
  if (pictures) await page.screenshot({ path: `${pictures}/${aCase.name.replaceAll(" ", "-")}.png` });
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await context.close();
  return problems;
}

if (pictures) mkdirSync(pictures, { recursive: true });
const server = await serve(web, { strict: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
let failed = 0;
for (const aCase of CASES) {
  const began = Date.now();
  const problems = await check(browser, server.url, aCase);
  failed += problems.length ? 1 : 0;
  console.log(`${problems.length ? "FAILED" : "ok    "} ${aCase.name} (${Date.now() - began} ms) ${problems.join("; ")}`);
}
await browser.close();
await server.stop();
console.log(`${CASES.length - failed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
