import { GroupMembership } from "@cdktf/provider-ad/lib/group-membership";
import { Lazy, Token } from "cdktf";
import type { Construct } from "constructs";
import { UsageError } from "../../core/errors";
import type { ActiveDirectory } from "./active-directory";
import { isGuid } from "./names";

/** Something that can be a member of an AD group: a group, a user, or the object id of a data source. */
export interface AdMember {
  /** objectGUID, as `ad_group.x.id`, `ad_user.x.id` or the id of a data source gives it. Never a name. */
  readonly objectId: string;
  /** Scope, where the member is a group of this program. */
  readonly scope?: AdGroupScope;
}

export type AdGroupScope = "global" | "domainlocal" | "universal";

/** What a group of a scope can hold (AD group scope rules, one domain). */
const HOLDS: Readonly<Record<AdGroupScope, readonly AdGroupScope[]>> = {
  global: ["global"],
  universal: ["global", "universal"],
  domainlocal: ["global", "universal", "domainlocal"],
};

/**
 * The members of one group, as one authoritative resource: hashicorp/ad removes what it does not list, so a second
 * resource on the same group would fight the first.
 */
export class Members {
  readonly resource: GroupMembership;
  private readonly ids: string[] = [];

  constructor(
    private readonly group: Construct,
    private readonly self: { readonly objectId: string; readonly scope: AdGroupScope },
    directory: ActiveDirectory,
  ) {
    this.resource = new GroupMembership(group, "Members", {
      provider: directory.provider,
      groupId: self.objectId,
      groupMembers: Lazy.listValue({ produce: () => [...this.ids] }),
    });
  }

  add(members: readonly AdMember[]): void {
    for (const member of members) {
      this.check(member);
      this.ids.push(member.objectId);
    }
  }

  private check({ objectId, scope }: AdMember): void {
    const where = this.group.node.path;
    if (!Token.isUnresolved(objectId) && !isGuid(objectId)) {
      throw new UsageError("ERR_PROP", "a member is not given by its object id", {
        given: JSON.stringify(objectId),
        allowed: "an AdGroup, an AdUser or the id of an ad resource or data source",
        fix: "by name the provider removes the very members it should keep at every second apply",
        where,
      });
    }
    if (objectId === this.self.objectId) {
      throw new UsageError("ERR_PROP", "a group cannot be its own member", { where });
    }
    if (this.ids.includes(objectId)) {
      throw new UsageError("ERR_DUPLICATE", "a member is added twice", {
        fix: "add it once",
        where,
      });
    }
    if (scope !== undefined && !HOLDS[this.self.scope].includes(scope)) {
      throw new UsageError("ERR_PROP", `a ${this.self.scope} group cannot hold a ${scope} group`, {
        allowed: HOLDS[this.self.scope].join(", "),
        where,
      });
    }
  }
}
