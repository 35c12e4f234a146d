import { readFileSync } from 'node:fs'

/** What is wrong with the environment, every line of it at once: one restart mends all. Main prints it and exits 2. */
export class ConfigError extends Error {
  readonly lines: readonly string[]

  constructor(lines: readonly string[]) {
    super(lines.join('\n'))
    this.name = 'ConfigError'
    this.lines = lines
  }
}

export type Environment = Readonly<Record<string, string | undefined>>
export type ConfigSpec = Readonly<Record<string, Setting<unknown>>>
export type Config<Spec extends ConfigSpec> = Readonly<{
  [Key in keyof Spec]: Spec[Key] extends Setting<infer Value> ? Value : never
}>

/** One environment variable. Empty counts as missing; a missing one without a stated default is an error. */
export type Setting<Value> = Readonly<{
  name: string
  /** Completes the sentence "NAME: expected ...". */
  expected: string
  /** Only what can never hold a credential is repeated in an error. */
  isShown: boolean
  /** A secret may also come from the file named by NAME_FILE. It has no default. */
  isSecret: boolean
  stated?: Readonly<{ default: Value }>
  /** Undefined when the text is not what was expected. */
  parse: (text: string) => Value | undefined
}>

/** Reads the whole environment of a process; throws one ConfigError that names every wrong or missing variable. */
export function readConfig<const Spec extends ConfigSpec>(environment: Environment, spec: Spec): Config<Spec> {
  const outcomes = Object.entries(spec).map(([key, setting]) => ({ key, ...readSetting(environment, setting) }))
  const complaints = outcomes.flatMap(({ complaint }) => complaint ?? [])
  if (complaints.length > 0) throw new ConfigError(complaints)
  // Each value was made by the setting under the same key, which is what Config<Spec> says.
  return Object.freeze(Object.fromEntries(outcomes.map(({ key, value }) => [key, value]))) as Config<Spec>
}

type Stated<Value> = Readonly<{ default: Value }>

/** The kinds of variable. A default exists only where the second argument states one. */
export const setting = {
  text: (name: string, stated?: Stated<string>): Setting<string> => ({
    ...plain(name, 'some text', stated),
    parse: (text) => text,
  }),

  /** An http or https address. A URL that holds a password, such as a database's, is a `secret`. */
  url: (name: string, stated?: Stated<string>): Setting<string> => ({
    ...plain(name, 'an http or https URL', stated),
    isShown: false,
    parse: (text) => (/^https?:\/\//i.test(text) && URL.canParse(text) ? text : undefined),
  }),

  port: (name: string, stated?: Stated<number>): Setting<number> => ({
    ...plain(name, 'a port from 1 to 65535', stated),
    parse: (text) => parseInteger(text, 1, 65_535),
  }),

  integer: (name: string, min: number, max: number, stated?: Stated<number>): Setting<number> => ({
    ...plain(name, `a whole number from ${min} to ${max}`, stated),
    parse: (text) => parseInteger(text, min, max),
  }),

  choice: <const Choice extends string>(
    name: string,
    choices: readonly Choice[],
    stated?: Stated<NoInfer<Choice>>,
  ): Setting<Choice> => ({
    ...plain<Choice>(name, `one of ${choices.join(', ')}`, stated),
    parse: (text) => choices.find((choice) => choice === text),
  }),

  /** One that may be missing, for where another variable can stand in for it. */
  optional: <Value>(wanted: Setting<Value>): Setting<Value | undefined> => ({
    ...wanted,
    stated: { default: undefined },
  }),

  secret: (name: string): Setting<string> => ({
    name,
    expected: `a secret, in ${name} or in the file that ${name}_FILE names`,
    isShown: false,
    isSecret: true,
    parse: (text) => text,
  }),
}

const plain = <Value>(name: string, expected: string, stated: Stated<Value> | undefined) => ({
  name,
  expected,
  isShown: true,
  isSecret: false,
  ...(stated && { stated }),
})

function parseInteger(text: string, min: number, max: number): number | undefined {
  if (!/^-?\d{1,15}$/.test(text)) return undefined
  const number = Number(text)
  return number >= min && number <= max ? number : undefined
}

type Outcome<Value> = Readonly<{ value?: Value | undefined; complaint?: string }>

function readSetting<Value>(environment: Environment, wanted: Setting<Value>): Outcome<Value> {
  const { value: text, complaint } = findText(environment, wanted)
  if (complaint !== undefined) return { complaint }
  if (text === undefined) {
    return wanted.stated
      ? { value: wanted.stated.default }
      : { complaint: `${wanted.name}: missing; expected ${wanted.expected}` }
  }
  const value = wanted.parse(text)
  if (value !== undefined) return { value }
  return { complaint: `${wanted.name}: expected ${wanted.expected}${wanted.isShown ? `, got "${text}"` : ''}` }
}

function findText(environment: Environment, { name, isSecret }: Setting<unknown>): Outcome<string> {
  const text = filled(environment[name])
  const file = isSecret ? filled(environment[`${name}_FILE`]) : undefined
  if (file === undefined) return { value: text }
  if (text !== undefined) return { complaint: `${name}: set either ${name} or ${name}_FILE, not both` }
  try {
    const content = filled(readFileSync(file, 'utf8'))
    return content === undefined ? { complaint: `${name}_FILE: the file ${file} is empty` } : { value: content }
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'
    return { complaint: `${name}_FILE: cannot read the file ${file} (${reason})` }
  }
}

function filled(text: string | undefined): string | undefined {
  const trimmed = text?.trim()
  return trimmed === '' ? undefined : trimmed
}
