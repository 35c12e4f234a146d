/**
 * Names that Excel, WPS and LibreOffice accept, in order: without : \ / ? * [ ], no apostrophe at either end, 31 UTF-16
 * units, each one only once whatever its capitals.
 */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>()
  return wanted.map((name) => {
    const plain =
      name
        .replaceAll(/[:\\/?*[\]\p{Cc}]/gu, '_')
        .replaceAll(/^'|'$/g, '_')
        .trim() || '_'
    let unique = cut(plain, NAME_LENGTH_MAX)
    for (let count = 2; taken.has(unique.toLowerCase()); count += 1) {
      unique = `${cut(plain, NAME_LENGTH_MAX - ` (${count})`.length)} (${count})`
    }
    taken.add(unique.toLowerCase())
    return unique
  })
}

const NAME_LENGTH_MAX = 31

/** Never in the middle of a character. */
const cut = (text: string, length: number): string =>
  text.slice(0, /[\uD800-\uDBFF]/.test(text.charAt(length - 1)) ? length - 1 : length).trimEnd()
