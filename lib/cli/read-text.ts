import { isUtf8 } from "node:buffer";
import * as fs from "node:fs";
import { InputError } from "../core/errors";

const MEGABYTE = 1024 * 1024;
/** Largest file that is read, in bytes. */
const LARGEST = 256 * MEGABYTE;

/**
 * The text of a file.
 * @throws InputError ERR_INPUT_UNREADABLE where it cannot be opened or is larger than 256 MB; ERR_INPUT_SHAPE where it is not UTF-8
 */
export function readText(file: string): string {
  const bytes = readBytes(file);
  if (isUtf8(bytes)) return bytes.toString("utf8");
  throw new InputError("ERR_INPUT_SHAPE", "the file is not text in UTF-8", {
    fix: "convert it; PowerShell's > writes UTF-16",
    where: file,
  });
}

function readBytes(file: string): Buffer {
  try {
    const { size } = fs.statSync(file);
    if (size > LARGEST) {
      throw new InputError("ERR_INPUT_UNREADABLE", "the file is too large", {
        given: `${Math.ceil(size / MEGABYTE)} MB`,
        allowed: `${LARGEST / MEGABYTE} MB`,
        where: file,
      });
    }
    return fs.readFileSync(file);
  } catch (error) {
    throw error instanceof InputError ? error : unreadable(error, file);
  }
}

const PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder",
  EACCES: "it may not be read by this user",
  EPERM: "it may not be read by this user",
  EISDIR: "it is a folder where a file is expected",
  ENOTDIR: "a part of its path is a file",
  ELOOP: "its links lead in a circle",
  ENAMETOOLONG: "its name is too long",
};

/** The error for a file or folder that the system does not open. */
export function unreadable(error: unknown, file: string): InputError {
  const code = systemCode(error);
  const problem = Object.hasOwn(PROBLEMS, code) ? PROBLEMS[code] : undefined;
  return new InputError("ERR_INPUT_UNREADABLE", problem ?? `it cannot be read (${code})`, {
    where: file,
  });
}

/** The code of an error of the system: `ENOENT`. */
export function systemCode(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error
    ? String(error.code)
    : "unknown cause";
}
