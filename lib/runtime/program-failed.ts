/** A program that said why it cannot start: the message is the line for whoever started us. */
export class ProgramFailed extends Error {
  override readonly name = "ProgramFailed";
}
