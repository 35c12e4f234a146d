/** What a command may do to the outside besides asking services: whoever started it sees exactly this. */
export type Terminal = Readonly<{
  environment: Readonly<Record<string, string | undefined>>
  /** To stdout: the result and nothing else. */
  write: (output: string | Uint8Array) => void
  /** To stderr: progress, and why something was refused. */
  say: (line: string) => void
  /** On a screen: a line in the place of the last one drawn. Not there where stderr goes into a file. */
  redraw?: (line: string) => void
  /** All of stdin. */
  readInput: () => Promise<string>
  exitWith: (status: ExitStatus) => void
}>

/** 0 done; 1 found something: a break, a check that fails, a service that refuses; 2 bad input, or no running house. */
export type ExitStatus = 0 | 1 | 2
