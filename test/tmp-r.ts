import { readFileSync } from "node:fs";
import { loadStacks } from "/work/main/lib/review/load";
import { inputOf } from "/work/main/lib/review/input";
import { judge } from "/work/main/lib/guardrails/judge";
import { readdirSync } from "node:fs";
const dir="/work/main/lib/guardrails/rules/";
const rules = readdirSync(dir).filter(f=>f.startsWith("kubernetes-")).flatMap(f=>Object.values(require(dir+f))) as any[];
const cases = JSON.parse(readFileSync("/work/shared/corpus/cases.json","utf8")).cases;
for (const c of cases) {
  const { stacks } = loadStacks(Object.entries(c.files).map(([path,text])=>({root:"x",path,text: typeof text==="string"?text:JSON.stringify(text)}) as any));
  const { findings } = judge(inputOf(stacks), { today: "2026-11-24", rules });
  if (findings.length) console.log(c.id, c.verdict, findings.map(f=>f.severity+" "+f.rule+" "+f.address));
}
const ex = ["cdk.tf.json","authentication-configuration.yaml"].map(f=>({root:"x",path:f,text:readFileSync("/tmp/k8s-out/stacks/namespaces/"+f,"utf8")}) as any);
console.log(judge(inputOf(loadStacks(ex).stacks), {today:"2026-11-24", rules}).findings);
