import { UsageError } from "../core/errors";
import type { Assumption } from "../review/assumptions";
import type { GivenTemplate } from "../review/given-templates";
import { productionMark, type ProductionMark } from "../review/production-mark";

/**
 * Reads `--assume [STACK:]ADDRESS.ATTRIBUTE=VALUE`. The value begins after the first `=` outside of brackets: keys of
 * instances may hold one.
 * @throws UsageError ERR_USAGE
 */
export function assumptionOf(text: string): Assumption {
  const found = /^([^="[.](?:[^="[]|\[(?:"(?:[^"\\]|\\.)*"|[^\]"]*)\])+)=([^]+)$/.exec(text);
  const [, name = "", value = ""] = found ?? [];
  if (found === null || !/[^.]\.[^.]/.test(name)) {
    throw new UsageError("ERR_USAGE", "--assume is not understood", {
      given: text,
      allowed: "[STACK:]ADDRESS.ATTRIBUTE=VALUE, such as gitlab_project.web.id=4711",
    });
  }
  return { name, value };
}

/**
 * Reads `--subject-template PROJECT=a,b,c`.
 * @throws UsageError ERR_USAGE
 */
export function templateOf(text: string): GivenTemplate {
  const found = /^([^=\s]+\/[^=\s]+)=([a-z_]+(?:,[a-z_]+)*)$/.exec(text);
  const [, project = "", components = ""] = found ?? [];
  if (found === null) {
    throw new UsageError("ERR_USAGE", "--subject-template is not understood", {
      given: text,
      allowed: "PROJECT=COMPONENT,COMPONENT, such as shop/web=project_id,ref_type,ref",
    });
  }
  return { project, components: components.split(",") };
}

/**
 * Reads `--mark-production tier:TIER`, `tag:KEY=VALUE` or a pattern.
 * @throws UsageError ERR_USAGE
 */
export function markOf(text: string): ProductionMark {
  return productionMark(text, "--mark-production");
}
