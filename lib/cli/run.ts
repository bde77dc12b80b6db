import { type Command, CommanderError } from "commander";
import { EXIT } from "./exit-codes";
import { failureOf } from "./failure";
import type { Io } from "./io";
import { programOf } from "./program";
import { usageLine } from "./usage-line";

/**
 * Runs the command. Whatever happens, it ends with an exit code and at most one sentence about what went wrong.
 * @param argv the words after the command's name
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  let exitCode = 0;
  const finish = (code: number): void => void (exitCode = code);
  const program = programOf(io, finish);
  try {
    await program.parseAsync(argv, { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return refused(error, flagsOf(program, argv), io);
    const failure = failureOf(error);
    io.stderr.write(failure.line);
    return failure.exitCode;
  }
}

/** Help and version end the parsing too. Without a command, commander has written the help to standard error. */
function refused(error: CommanderError, flags: readonly string[], io: Io): number {
  if (error.exitCode === 0) return 0;
  const message = error.code === "commander.help" ? "error: a command is missing" : error.message;
  io.stderr.write(usageLine(message, flags));
  return EXIT.usage;
}

/** The flags of the command that was meant. */
function flagsOf(program: Command, argv: readonly string[]): readonly string[] {
  const command = program.commands.find((known) => argv.includes(known.name())) ?? program;
  return command.options.flatMap(({ long }) => long ?? []);
}
