/**
 * One thing that is to happen once. The same input keeps its key until somebody knows what became of it, so sending it again after a cut
 * line does it once; another input, or the same after an answer, is another thing.
 */
export type Intent = Readonly<{ of: string; key: string }>

export const intentOf = (before: Intent | undefined, input: unknown, newKey: () => string): Intent => {
  const of = fingerprint(input)
  return before?.of === of ? before : { of, key: newKey() }
}

/** The same input by what it says; a file by its name, size and age. */
const fingerprint = (input: unknown): string =>
  JSON.stringify(input, (_, value: unknown) =>
    value instanceof File ? [value.name, value.size, value.lastModified] : value,
  ) ?? ''
