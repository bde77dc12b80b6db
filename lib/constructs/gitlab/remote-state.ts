import type { HttpBackendConfig } from "cdktf";
import { UsageError } from "../../core/errors";
import { literal } from "../literal";

/** State kept by GitLab itself, in a project of the same instance. */
export interface GitlabState {
  /** Number of the project that keeps the state. */
  readonly gitlabProjectId: number;
  /** @default - the name of the stack */
  readonly stateName?: string;
}

/** State behind any server that speaks Terraform's http protocol as GitLab does (`/lock` with POST and DELETE). */
export interface HttpState {
  /** HTTPS address without credentials. */
  readonly address: string;
}

export type RemoteState = GitlabState | HttpState;

/**
 * The http backend of a stack. User and password come from TF_HTTP_USERNAME and TF_HTTP_PASSWORD alone.
 * @throws UsageError ERR_PROP
 */
export function httpBackend(
  state: RemoteState,
  stackName: string,
  apiUrl: string,
): HttpBackendConfig {
  const address =
    "address" in state
      ? httpsAddress(state.address, stackName)
      : gitlabAddress(state, stackName, apiUrl);
  return {
    address,
    lockAddress: `${address}/lock`,
    lockMethod: "POST",
    unlockAddress: `${address}/lock`,
    unlockMethod: "DELETE",
    retryWaitMin: 5,
  };
}

function gitlabAddress(state: GitlabState, where: string, apiUrl: string): string {
  const { gitlabProjectId: id, stateName = where } = state;
  if (!Number.isInteger(id) || id < 1) {
    throw new UsageError("ERR_PROP", "state.gitlabProjectId is not a project number", {
      given: String(id),
      where,
    });
  }
  if (!/^[A-Za-z0-9][A-Za-z0-9_.-]*$/.test(stateName)) {
    throw new UsageError("ERR_PROP", "state.stateName is not a state name", {
      given: JSON.stringify(stateName),
      allowed: "letters, digits, _ . -",
      where,
    });
  }
  return `${apiUrl}projects/${id}/terraform/state/${stateName}`;
}

function httpsAddress(address: string, where: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const problem =
    url?.protocol !== "https:"
      ? "is not an https URL"
      : url.username !== "" || url.password !== ""
        ? "carries credentials"
        : url.search !== "" || url.hash !== "" || address.endsWith("/")
          ? "has a query, a fragment or a slash at its end"
          : undefined;
  if (problem !== undefined) {
    throw new UsageError("ERR_PROP", `state.address ${problem}`, {
      fix: "give scheme, host and path; put user and password into TF_HTTP_USERNAME and TF_HTTP_PASSWORD",
      where,
    });
  }
  return literal(address, { where, prop: "state.address" });
}
