import type { Identity } from "./identity";
import type { Bearer, Member } from "./members";
import type { Target } from "./target";

/** How long somebody keeps access after it was taken away in the directory, at worst. */
export interface Revocation {
  /** `null` where there is no bound. */
  readonly seconds: number | null;
  /** What adds up, a sentence each, with its source. */
  readonly because: readonly string[];
}

/** One step of the way from the directory to the end of the last session. */
interface Delay {
  /** `undefined` where there is no bound. */
  readonly seconds: number | undefined;
  readonly because: string;
}

/** LDAP user sync runs daily, group sync hourly (docs.gitlab.com, "LDAP synchronization"). */
const LDAP: Delay = {
  seconds: 86_400,
  because:
    "86400 s until GitLab blocks an account that the directory disabled, at the daily LDAP user sync (a removed group membership: 3600 s, at the hourly group sync)",
};

/** SAML group sync runs at sign-in (docs.gitlab.com, "SAML group sync"). */
const SAML: Delay = {
  seconds: undefined,
  because: "no bound: SAML groups are read when the person signs in the next time, and not before",
};

const NOBODY: Delay = {
  seconds: undefined,
  because:
    "no bound: no directory group stands behind this access, so it lasts until somebody removes it",
};

/** Time a job may take where nothing else is set (docs.gitlab.com, "Set a limit for how long jobs can run"). */
const JOB_SECONDS = 3600;

/** The worst case of one path: directory sync, the life of a job's token, the session it became. */
export function revocationOf(member: Member, target: Target, identity: Identity): Revocation {
  const delays = [directoryDelay(member), tokenDelay(target), sessionDelay(identity)];
  const seconds = delays.reduce<number | null>(
    (sum, delay) => (sum === null || delay.seconds === undefined ? null : sum + delay.seconds),
    0,
  );
  return { seconds, because: delays.map(({ because }) => because) };
}

function directoryDelay({ group, directory, bearers = [] }: Member): Delay {
  if (bearers.length > 0) return bearerDelay(bearers);
  if (group === null) return NOBODY;
  return directory === "saml" ? SAML : LDAP;
}

/** The end of a token or key is told, not counted: how far off it is depends on the day. */
function bearerDelay(bearers: readonly Bearer[]): Delay {
  const ends = bearers.map(({ address, ends: end }) => `${address} ${end}`).join(", ");
  return {
    seconds: undefined,
    because: `no bound: no directory group stands behind this access; unless somebody revokes it before, ${ends}`,
  };
}

/** A token lives as long as its job may run, and is not taken back when the job ends. */
function tokenDelay({ jobSeconds, label }: Target): Delay {
  if (jobSeconds === "not declared") {
    return {
      seconds: undefined,
      because: `no bound: how long a job of ${label} may run is not declared`,
    };
  }
  const seconds = jobSeconds ?? JOB_SECONDS;
  const source = jobSeconds === undefined ? "GitLab's default" : "build_timeout";
  return {
    seconds,
    because: `${seconds} s in which a running job keeps its token (${source}; a job may set a longer timeout of its own unless its runner has a maximum)`,
  };
}

function sessionDelay({ session }: Identity): Delay {
  return {
    seconds: session.seconds,
    because:
      session.seconds === undefined
        ? `no bound: ${session.because}`
        : `${session.seconds} s ${session.because}`,
  };
}
