// Without this script the questions are answered on a page of their own, as JSON.
"use strict";
const language = document.documentElement.lang;
const words = JSON.parse(document.getElementById("words").textContent);
const word = key => words[key] ?? key;
const verdicts = { BLOCK: "bad", OVERDUE: "bad", VIOLATION: "bad", PARALLEL_SOLUTION: "bad", REVIEW: "warn", APPROACHING: "warn", PENDING: "warn", ESTABLISHED: "warn", CLEAR: "good", EXEMPTED: "good", SAFE: "good" };

async function ask(query) {
  const response = await fetch("/graphql", {
    method: "POST",
    headers: { "Content-Type": "application/json", "Accept-Language": language },
    body: JSON.stringify({ query }),
  });
  return response.json();
}

function element(name, content, properties = {}) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...[content].flat());
  return made;
}

// Answers, in words.

const isEmpty = value => value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
const isObject = value => value !== null && typeof value === "object" && !Array.isArray(value);

/** What a value is when it can be said in a line; null when it takes more. */
function line(value, key) {
  if (isEmpty(value)) return element("span", "–");
  if (Array.isArray(value)) {
    const parts = value.map(one => isObject(one) || Array.isArray(one) ? line(one, key) : scalar(one, key));
    if (parts.includes(null)) return null;
    const between = key === "path" ? " → " : ", ";
    return element("span", parts.flatMap((part, index) => index === 0 ? [part] : [between, part]));
  }
  if (!isObject(value)) return scalar(value, key);
  const entries = Object.entries(value);
  if (entries.length === 1) return line(entries[0][1], entries[0][0] === "name" ? key : entries[0][0]);
  if (entries.length === 2 && "code" in value && "name" in value) return element("span", `${value.name} (${value.code})`);
  return null;
}

function scalar(value, key) {
  if (typeof value === "boolean") return element("span", word(value ? ".yes" : ".no"));
  if (typeof value === "number") {
    const money = key === "yearlyCost" ? ` ${word(".kronor")}` : "";
    return element("span", value.toLocaleString(language) + money, { className: "number" });
  }
  if (/^\d{4}-\d\d-\d\dT/.test(value)) return element("span", value.slice(0, 10), { className: "date" });
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return element("span", value, { className: "date" });
  return verdicts[value] ? element("span", word(value), { className: `badge ${verdicts[value]}` }) : element("span", word(value));
}

function shown(value, key) {
  if (isObject(value) && "nodes" in value) return shown(value.nodes, key);
  const said = line(value, key);
  if (said !== null) return said;
  if (Array.isArray(value)) return table(value);
  return list(value);
}

function list(value) {
  const entries = Object.entries(value);
  if (entries.length === 1) return shown(entries[0][1], entries[0][0]);
  return element("dl", entries.flatMap(([key, one]) => {
    const said = shown(one, key);
    const className = said.matches("table, dl") ? "wide" : "";
    return [element("dt", word(key), { className }), element("dd", said, { className })];
  }));
}

function table(rows) {
  const flat = rows.map(flattened);
  const columns = [...new Set(flat.flatMap(Object.keys))].filter(column => flat.some(row => !isEmpty(row[column])));
  return element("table", [
    element("thead", element("tr", columns.map(column => element("th", word(column), { scope: "col" })))),
    element("tbody", flat.map(row => element("tr", columns.map(column => {
      const cell = element("td", shown(row[column], column));
      cell.dataset.label = word(column);
      return cell;
    })))),
  ]);
}

/** A record inside a record gets columns of its own, unless it can be said in a line. */
function flattened(row) {
  if (!isObject(row)) return { name: row };
  const named = "code" in row && "name" in row ? { solution: `${row.name} (${row.code})`, ...row, code: null, name: null } : row;
  return Object.fromEntries(Object.entries(named).flatMap(([key, value]) =>
    isObject(value) && !("nodes" in value) && line(value, key) === null ? Object.entries(flattened(value)) : [[key, value]]));
}

function answered(place, { data, errors }) {
  const raw = JSON.stringify(errors ? { errors, data } : data, null, 2);
  const region = element("div", [], { className: "shown", tabIndex: 0 });
  region.setAttribute("role", "region");
  region.setAttribute("aria-label", word(".answer"));
  if (errors) region.append(...errors.map(error => element("p", error.message, { className: "error" })));
  if (data) region.append(isEmpty(Object.values(data)[0]) ? word(".nothing") : list(data));
  place.replaceChildren(region, element("details", [element("summary", word(".raw")), element("pre", raw, { tabIndex: 0 })], { className: "raw" }));
  place.hidden = false;
}

for (const form of document.forms) {
  const status = form.querySelector(".status");
  form.addEventListener("submit", async event => {
    event.preventDefault();
    status.textContent = word(".asking");
    try {
      const answer = await ask(form.elements.query.value);
      answered(form.nextElementSibling, answer);
      status.textContent = word(answer.errors ? ".refused" : ".answered");
    } catch (fault) {
      status.textContent = `${word(".failed")} ${fault.message}`;
    }
  });
}

// What a question is about is chosen from lists; the choice is written into the query, so that the query shown is the one that is sent.

const variable = /\$(\w+): (ID|String|Date|Int)! = ("[^"]*"|\d+)/g;
const kept = {};
const once = (key, make) => kept[key] ??= make();

async function all(field, where, label) {
  const options = [];
  for (let after = null, more = true; more && options.length < 1000;) {
    const { data } = await ask(`{ page: ${field}(first: 100, after: ${JSON.stringify(after)}${where}) { nodes { ${label} } pageInfo { hasNextPage endCursor } } }`);
    options.push(...data.page.nodes);
    ({ hasNextPage: more, endCursor: after } = data.page.pageInfo);
  }
  return options;
}

const choices = {
  "board ID": () => all("boards", "", "value: id name until").then(nodes => nodes.filter(node => !node.until)),
  "board String": () => all("boards", "", "value: code name until").then(nodes => nodes.filter(node => !node.until)),
  "capability ID": () => all("capabilities", "", "value: id name: path"),
  "of ID": () => all("solutions", ", where: {reach: {eq: SHARED}}", "value: id name"),
};

function choose(form) {
  const place = form.querySelector(".choices");
  for (const [whole, name, type, value] of form.elements.query.value.matchAll(variable)) {
    const given = value.replaceAll("\"", "");
    const options = choices[`${name} ${type}`];
    const input = options ? element("select", element("option", "…", { value: given })) : element("input", [], { type: { Date: "date", Int: "number" }[type] ?? "text", value: given });
    if (type === "Int") Object.assign(input, { min: 1, max: 100, required: true });
    if (type === "Date") input.required = true;
    place.append(element("label", [word(`$${name}`), input]));
    input.addEventListener("change", () => {
      if (!input.checkValidity()) return;
      const quoted = type === "Int" ? input.value : JSON.stringify(input.value);
      form.elements.query.value = form.elements.query.value.replace(new RegExp(`\\$${name}: ${type}! = ("[^"]*"|\\d+)`), () => `$${name}: ${type}! = ${quoted}`);
    });
    if (options) once(`${name} ${type}`, options).then(nodes => fill(input, nodes, given), () => input.parentElement.remove());
  }
}

function fill(input, nodes, given) {
  const sorted = [...nodes].sort((one, other) => one.name.localeCompare(other.name, "sv"));
  input.replaceChildren(...sorted.map(node => element("option", node.name, { value: node.value })));
  input.value = given;
}

for (const question of document.querySelectorAll("#questions .question")) {
  question.addEventListener("toggle", () => once(question.id, () => (choose(question.querySelector("form")), true)));
}

// The size of the city, once it stands.

async function count() {
  const { data } = await ask("{ boards(where: {until: {exists: false}}) { totalCount } functions: capabilities { totalCount } shared: solutions(where: {reach: {eq: SHARED}}) { totalCount } local: solutions(where: {reach: {eq: LOCAL}}) { totalCount } }");
  if (!data?.boards) return;
  const facts = document.getElementById("facts");
  facts.replaceChildren(...Object.entries(data).map(([key, { totalCount }]) =>
    element("div", [element("dt", word(`.${key}`)), element("dd", totalCount.toLocaleString(language))])));
  facts.hidden = false;
}

async function follow(note) {
  const [, percent] = (await (await fetch("/health/ready")).text()).match(/(\d+) %/) ?? [];
  if (percent === undefined) {
    note.remove();
    return count();
  }
  note.querySelector("progress").value = percent;
  note.querySelector("output").textContent = `${percent} %`;
  setTimeout(follow, 500, note);
}

const making = document.querySelector(".making");
(making ? follow(making) : count()).catch(() => { });
