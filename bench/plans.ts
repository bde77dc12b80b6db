import path from "node:path";
import { type Figure, median } from "./goals";
import { writePlan } from "./plan-file";
import { type Cost, costOf } from "./processes";

const COMMANDS = ["check", "who", "diff"] as const;
const PAIRS = 3;

/** The commands on a plan of 50,000 resources, as whole processes, against reading and parsing the same file. */
export function* plans(folder: string): Iterable<Figure> {
  const plan = path.join(folder, "plan.json");
  writePlan(plan);
  const parse = ["-e", "JSON.parse(fs.readFileSync(process.argv[1], 'utf8'))", plan];
  const cli = path.resolve("dist/cli/main.js");
  for (const command of COMMANDS) {
    const report = `json=${path.join(folder, `${command}.json`)}`;
    const subject = [cli, command, plan, "--format", report, "--quiet"];
    const pairs = Array.from({ length: PAIRS }, () => [costOf(subject), costOf(parse)] as const);
    const ratio = (of: (cost: Cost) => number): number =>
      median(pairs.map(([ours, bare]) => of(ours) / of(bare)));
    const name = `${command} of a plan of 50,000 resources against parsing it`;
    const goal = { atMost: 3 };
    yield { name: `${name}: time`, value: ratio((c) => c.milliseconds), unit: "x", goal };
    yield { name: `${name}: memory`, value: ratio((c) => c.megabytes), unit: "x", goal };
  }
}
