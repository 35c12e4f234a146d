import { areaName } from './area-text.ts'

export type AreaOption = Readonly<{ code: string; text: string }>

/** What a browser's list is still quick with. */
const SHOWN_MAX = 60

/** Areas of the officer's own up to so many digits, the larger ones first; his own area stands first, listed or not. */
export function areaChoices(
  names: ReadonlyMap<string, string>,
  own: readonly string[],
  longest: number,
): readonly AreaOption[] {
  const codes = new Set([
    ...own,
    ...[...names.keys()]
      .filter((code) => code.length <= longest && own.some((area) => code.startsWith(area)))
      .toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1)),
  ])
  return [...codes].map((code) => ({ code, text: names.has(code) ? `${areaName(names, code)}（${code}）` : code }))
}

/** By its code, its whole text, or its name where only one is called so. */
export function findArea(options: readonly AreaOption[], typed: string): AreaOption | undefined {
  const text = typed.trim()
  const exact = options.find((option) => option.code === text || option.text === text)
  if (exact !== undefined) return exact
  const named = options.filter((option) => nameOf(option) === text)
  return named.length === 1 ? named[0] : undefined
}

/** Those that have every word that was typed. */
export function narrowAreas(options: readonly AreaOption[], typed: string): readonly AreaOption[] {
  const words = typed.trim().split(/\s+/u)
  return options.filter(({ text }) => words.every((word) => text.includes(word))).slice(0, SHOWN_MAX)
}

const nameOf = ({ text }: AreaOption): string => text.replace(/（\d+）$/u, '')
