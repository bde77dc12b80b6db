import { describe, expect, test } from "@jest/globals";
import { partLine } from "./part";

describe("the line for a real part", () => {
  const part = { name: "Terraform core", requiredBy: "REQUIRE_TERRAFORM" };

  test("says what is there", () => {
    expect(partLine({ ...part, missing: undefined }, "1.11.4")).toBe("Terraform core: 1.11.4");
  });

  test("says why tests are skipped", () => {
    const line = partLine({ ...part, missing: "there is no terraform on PATH" }, "");
    expect(line).toBe("SKIPPED: Terraform core: there is no terraform on PATH");
  });
});
