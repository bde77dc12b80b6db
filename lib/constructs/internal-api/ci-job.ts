import type { CiJob } from "../registry";
import type { InternalApi } from "./internal-api";
import { variablePrefix } from "./names";

/** The hidden job that calls the API: its token stands in a variable, to be sent as `Authorization: Bearer`. */
export function internalApiCiJob(
  role: string,
  {
    apiName,
    audience,
    policyFile,
    url,
  }: Pick<InternalApi, "apiName" | "audience" | "policyFile" | "url">,
): CiJob {
  const prefix = variablePrefix(apiName);
  return {
    name: role,
    at: apiName,
    identity: `${policyFile}#${role}`,
    audience,
    tokenVariable: `${prefix}_ID_TOKEN`,
    variables: url === undefined ? {} : { [`${prefix}_URL`]: url },
    script: [],
  };
}
