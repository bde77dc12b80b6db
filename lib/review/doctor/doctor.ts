import type { Issuer } from "../../core";
import type { Stack } from "../../terraform";
import { inputOf } from "../input";
import type { Loaded } from "../load";
import type { Diagnosis } from "./diagnosis";
import type { Environment } from "./environment";
import { issuerDiagnoses, issuersOf } from "./issuers";
import { machineDiagnoses } from "./machine";
import { partyDiagnoses } from "./parties";
import { providerDiagnoses } from "./providers";

/** The stacks to look at, with what the program said beside them. */
export interface Patient {
  readonly stacks: readonly Stack[];
  readonly sides: Loaded["sides"];
}

/** Compares the versions in use with what the stacks need of them: machine, packages, providers, issuers, servers. */
export function doctor(patient: Patient, environment: Environment): readonly Diagnosis[] {
  const { stacks } = patient;
  const issuers = declaredIssuers(patient);
  return [
    ...machineDiagnoses(stacks, environment),
    ...providerDiagnoses(stacks),
    ...(stacks.length === 0
      ? []
      : issuerDiagnoses(inputOf(stacks, { issuers }), issuers, environment)),
    ...partyDiagnoses(stacks),
  ];
}

/** The issuers that `doctor` would ask. */
export function issuerUrls(patient: Patient): readonly string[] {
  if (patient.stacks.length === 0) return [];
  const issuers = declaredIssuers(patient);
  return issuersOf(inputOf(patient.stacks, { issuers }), issuers).map(({ issuer }) => issuer.url);
}

function declaredIssuers({ sides }: Patient): readonly Issuer[] {
  const all = [...sides.values()].flatMap(({ gitlab }) => gitlab ?? []);
  return [...new Map(all.map((issuer) => [issuer.url, issuer])).values()];
}
