import * as fc from "fast-check";

/** One of the values in so many of ten cases, else nothing. */
export function optional<T>(ofTen: number, values: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof(
    { weight: ofTen, arbitrary: values },
    { weight: 10 - ofTen, arbitrary: fc.constant(undefined) },
  );
}
