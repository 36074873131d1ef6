// Checks that scripts keep to an edition of the language: node tools/js-floor.mjs EDITION:FILE…
// Syntax is acorn's matter; a few calls that parse everywhere and exist only in newer browsers are looked for here.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { parse } from "acorn";

const GLOBALS = ["structuredClone"];
const STATIC_CALLS = ["Object.hasOwn", "Array.fromAsync", "Object.groupBy"];
const METHODS = ["at", "findLast", "findLastIndex", "replaceAll", "toSorted", "toReversed", "toSpliced"];
// `replaceAll` is in Chromium 85 and so may stay; kept in one list so that moving the floor is one edit.
const ALLOWED = ["replaceAll"];

function* nodes(node) {
  if (!node || typeof node.type !== "string") return;
  yield node;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child && typeof child === "object") yield* nodes(child);
    }
  }
}

function callName({ callee }) {
  if (callee.type === "Identifier") return callee.name;
  if (callee.type !== "MemberExpression" || callee.computed) return "";
  return callee.object.type === "Identifier" ? `${callee.object.name}.${callee.property.name}` : `.${callee.property.name}`;
}

function problems(source, edition) {
  let tree;
  try {
    tree = parse(source, { ecmaVersion: edition, sourceType: "script", locations: true });
  } catch (error) {
    return [`not ES${edition}: ${error.message}`];
  }
  const found = [];
  for (const node of nodes(tree)) {
    // Parses as any regular expression does, and is a syntax error in Safari before 16.4.
    if (node.regex && /\(\?<[=!]/.test(node.regex.pattern)) found.push(`a look-behind is newer than the oldest browser (line ${node.loc.start.line})`);
    if (node.type !== "CallExpression") continue;
    const name = callName(node);
    const method = name.split(".").pop();
    const newer =
      GLOBALS.includes(name) ||
      STATIC_CALLS.includes(name) ||
      (name.includes(".") && METHODS.includes(method) && !ALLOWED.includes(method));
    if (newer) found.push(`${name}() is newer than the oldest browser (line ${node.loc.start.line})`);
    if (name === "eval") found.push(`eval() is refused by content policies (line ${node.loc.start.line})`);
  }
  return found;
}

let failed = false;
for (const argument of process.argv.slice(2)) {
  const [, edition, file] = argument.match(/^(\d+):(.*)$/);
  for (const problem of problems(readFileSync(file, "utf8"), Number(edition))) {
    console.error(`${basename(file)}: ${problem}`);
    failed = true;
  }
}
process.exit(failed ? 1 : 0);
