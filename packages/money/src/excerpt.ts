const CHARACTERS_MAX = 80

/** Offending text travels in errors, logs and events: enough to know it again, never a whole file. */
export const excerpt = (text: string): string =>
  text.length <= CHARACTERS_MAX ? text : `${text.slice(0, CHARACTERS_MAX)}…`
