import { beforeAll, describe, expect, test } from "@jest/globals";
import { InputError } from "../../../../lib/core";
import {
  createVerifier,
  type DecisionRecord,
  VerificationError,
  type VerifierOptions,
} from "../../../../lib/relying-parties/internal-api/verifier";
import { policyWith, RELEASE } from "../../../support/internal-api";
import { keySet, LIFETIME, NOW, type Signer, signer } from "../../../support/signed-tokens";
import { refusal } from "../../../support/synth";

let key: Signer;

beforeAll(async () => {
  key = await signer("1");
});

const POLICY = policyWith({
  roles: [
    ...policyWith().roles,
    { name: "reader", grants: [{ claims: { project_id: { values: ["42"] } } }] },
  ],
});

/** A verifier with what it tells. */
function verifier(options: VerifierOptions = {}) {
  const told: DecisionRecord[] = [];
  const log = (decision: DecisionRecord): void => {
    told.push(decision);
  };
  const made = createVerifier(POLICY, { keys: keySet(key), now: () => NOW, log, ...options });
  return { ...made, told };
}

const JOB = { project_path: "shop/web", ref: "main", pipeline_id: "5000", job_id: "50000" };

describe("a verifier", () => {
  test("tells the roles of a job, and its claims", async () => {
    const { verify, told } = verifier();
    expect(await verify(await key.sign(RELEASE))).toEqual({
      claims: { ...RELEASE, ...LIFETIME },
      roles: ["publisher", "reader"],
    });
    expect(told).toEqual([
      {
        policy: "artifact-store",
        admitted: true,
        refusal: undefined,
        roles: ["publisher", "reader"],
        failing: [],
        job: JOB,
      },
    ]);
  });

  test("asks for one role where it shall", async () => {
    const { verify, told } = verifier();
    const token = await key.sign({ ...RELEASE, ref: "dev" });
    expect((await verify(token, { role: "reader" })).roles).toEqual(["reader"]);
    const error = await verify(token, { role: "publisher" }).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(VerificationError);
    expect(error).toMatchObject({
      refusal: "no-grant",
      reasons: [
        {
          code: "mismatch",
          claim: "ref",
          expected: '"main" or "release/*"',
          received: '"dev"',
        },
      ],
    });
    expect(told[1]).toEqual({
      policy: "artifact-store",
      admitted: false,
      refusal: "no-grant",
      roles: [],
      failing: ["ref"],
      job: { ...JOB, ref: "dev" },
    });
    await expect(verify(token, { role: "admin" })).rejects.toThrow("the policy has no such role");
  });

  test("tells of a token that is not valid nothing that it says", async () => {
    const { verify, told } = verifier();
    const token = await (await signer("1")).sign(RELEASE);
    await expect(verify(token)).rejects.toMatchObject({ refusal: "signature", reasons: [] });
    await expect(verify("garbage")).rejects.toMatchObject({ refusal: "malformed" });
    expect(told).toEqual(
      ["signature", "malformed"].map((refusal) => ({
        policy: "artifact-store",
        admitted: false,
        refusal,
        roles: [],
        failing: [],
        job: undefined,
      })),
    );
  });

  test("never tells the token or a person", async () => {
    const { verify, told } = verifier();
    const token = await key.sign(RELEASE);
    await verify(token);
    const foreign = await key.sign({ ...RELEASE, project_id: "1" });
    const error: unknown = await verify(foreign).catch((error: unknown) => error);
    const expired = await key.sign({ ...RELEASE, exp: 1 });
    const late: unknown = await verify(expired).catch((error: unknown) => error);
    const said = JSON.stringify([told, error, late, String(late), (late as Error).cause]);
    for (const secret of [token, foreign, expired, token.split(".")[2], "dev@corp", '"dev"']) {
      expect(said).not.toContain(secret);
    }
  });

  test("fails where its log does, and lets nobody in", async () => {
    const { verify } = verifier({
      log: () => {
        throw new Error("disk full");
      },
    });
    await expect(verify(await key.sign(RELEASE))).rejects.toThrow("disk full");
  });

  test("is made of a whole policy, or not at all", () => {
    expect(createVerifier(POLICY).policy).toBe(POLICY);
    expect(() => createVerifier(policyWith({ algorithms: ["none"] }), { where: "p.json" })).toThrow(
      InputError,
    );
    expect(refusal(() => createVerifier({}, { where: "p.json" }))).toMatchObject({
      code: "ERR_INPUT_SHAPE",
      where: "p.json",
    });
    expect(refusal(() => createVerifier(POLICY, { clockTolerance: 3600 }))).toMatchObject({
      code: "ERR_PROP",
    });
  });

  test("decides by the policy as it was", async () => {
    const policy = JSON.parse(JSON.stringify(POLICY)) as { issuer: string; roles: unknown[] };
    const { verify } = createVerifier(policy, { keys: keySet(key), now: () => NOW });
    policy.issuer = "https://gitlab.attacker.example";
    policy.roles = [];
    expect((await verify(await key.sign(RELEASE))).roles).toEqual(["publisher", "reader"]);
  });
});
