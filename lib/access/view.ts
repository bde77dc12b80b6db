import { type Issuer, type Language, matches } from "../core";
import type { GitlabGroup, GitlabModel, GitlabProject } from "./gitlab/types";
import { idsIn } from "./ids";

/** The model on one GitLab instance, seen from the trusts of one stack. */
export interface View {
  readonly model: GitlabModel;
  /** `undefined` where the host is not known, or none of the input's providers is for it. */
  readonly issuer: Issuer | undefined;
  readonly stack: string;
}

/** Whether a thing lies on the instance of the view. */
export function isOn({ issuer }: View, thing: { readonly issuer: Issuer | undefined }): boolean {
  return thing.issuer?.url === issuer?.url;
}

/** Groups of the view with one of the ids. */
export function groupsWithId(view: View, ids: Language | undefined): readonly GitlabGroup[] {
  if (ids === undefined) return [];
  return view.model.groups.filter(
    (group) => isOn(view, group) && idsIn(view.stack, group.ids).some((id) => matches(ids, id)),
  );
}

/** Whether something of the model is known to have an id, as the view's stack sees it. */
export function isTakenIn(
  { stack }: View,
  byId: ReadonlyMap<string, readonly (GitlabGroup | GitlabProject)[]>,
): (id: string) => boolean {
  return (id) => (byId.get(id) ?? []).some((thing) => idsIn(stack, thing.ids).includes(id));
}
