import { describe, expect, test } from "@jest/globals";
import { artifactRegistry, gcsPrefix } from "../../../lib/constructs/gcp";
import { refusal } from "../../support/synth";
import { freshEstate, publisher, resources } from "./estate";

describe("granted roles", () => {
  test("are named after what they are on, whatever their words", () => {
    const written = resources((e) => {
      publisher(e).grant(
        { ...gcsPrefix("shop-web", "releases/").read(), words: "other words" },
        artifactRegistry("europe", "web").pull(),
      );
    });
    expect(Object.keys(written["google_storage_bucket_iam_member"] ?? {})).toEqual(
      Object.keys(
        resources((e) => publisher(e).grant(gcsPrefix("shop-web", "releases").read()))[
          "google_storage_bucket_iam_member"
        ] ?? {},
      ),
    );
    expect(
      Object.keys(written["google_artifact_registry_repository_iam_member"] ?? {}).length,
    ).toBe(1);
  });

  test("are given once", () => {
    const account = publisher(freshEstate()).grant(gcsPrefix("shop-web", "a").read());
    expect(refusal(() => account.grant(gcsPrefix("shop-web", "a/").read())).code).toBe(
      "ERR_DUPLICATE",
    );
    expect(() => account.grant(gcsPrefix("shop-web", "a").readWrite())).not.toThrow();
  });
});
