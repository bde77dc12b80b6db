import { CLAIMS, type ClaimName, GITLAB_DOT_COM, type Issuer, issuer } from "../core";
import { capabilities as aws } from "./aws/capabilities";
import { type Capabilities, type Enforcement, enforcement } from "./capability";
import { capabilities as entra } from "./entra/capabilities";
import { capabilities as gcp } from "./gcp/capabilities";
import { capabilities as internalApi } from "./internal-api/capabilities";
import { capabilities as kubernetes } from "./kubernetes/capabilities";
import { capabilities as vault } from "./vault/capabilities";

/** A relying party with the tokens of one kind of issuer. */
interface Column {
  readonly title: string;
  readonly issuer: Issuer;
  readonly capabilities: (issuer: Issuer) => Capabilities;
}

const ELSEWHERE = issuer({
  kind: "self-managed",
  url: "https://git.example.org",
  version: GITLAB_DOT_COM.version,
});
const NAMED_GITLAB = issuer({
  kind: "self-managed",
  url: "https://gitlab.example.com",
  version: GITLAB_DOT_COM.version,
});

const COLUMNS: readonly Column[] = [
  { title: "AWS, gitlab.com", issuer: GITLAB_DOT_COM, capabilities: aws },
  { title: "AWS, other issuers", issuer: ELSEWHERE, capabilities: aws },
  { title: "Entra, gitlab.com or gitlab.\\*.com, .ca", issuer: NAMED_GITLAB, capabilities: entra },
  { title: "Entra, other issuers", issuer: ELSEWHERE, capabilities: entra },
  { title: "Google", issuer: ELSEWHERE, capabilities: gcp },
  { title: "Vault, OpenBao", issuer: ELSEWHERE, capabilities: vault },
  { title: "Kubernetes", issuer: ELSEWHERE, capabilities: kubernetes },
  { title: "internal API", issuer: ELSEWHERE, capabilities: internalApi },
];

const SHOWN: Readonly<Record<Enforcement, string>> = {
  exactly: "exactly",
  "by template only": "in `sub`",
  "not at all": "no",
};

/** Claims that no trust names: every token has its own. */
const NOT_TRUSTED: ReadonlySet<ClaimName> = new Set(["iss"]);

/** What each relying party can enforce of each claim, as a Markdown table. */
export function capabilityTable(): string {
  const rows = CLAIMS.filter(({ name }) => !NOT_TRUSTED.has(name)).map(({ name, derivedFrom }) => [
    `\`${name}\``,
    ...COLUMNS.map((column) => SHOWN[best(column, derivedFrom.length > 0 ? derivedFrom : [name])]),
  ]);
  const patterns = COLUMNS.map(({ issuer: of, capabilities }) =>
    capabilities(of).patterns.replaceAll("*", "\\*"),
  );
  const table = [
    ["claim", ...COLUMNS.map(({ title }) => title)],
    ["---", ...COLUMNS.map(() => "---")],
    ...rows,
    ["values", ...patterns],
  ];
  return table.map((row) => `| ${row.join(" | ")} |`).join("\n");
}

/** A claim that follows from others is enforced where all of them are, and as the weakest of them. */
function best({ issuer: of, capabilities }: Column, claims: readonly ClaimName[]): Enforcement {
  const order: readonly Enforcement[] = ["not at all", "by template only", "exactly"];
  const found = claims.map((claim) => enforcement(capabilities(of), claim, of));
  return order.find((one) => found.includes(one)) ?? "not at all";
}
