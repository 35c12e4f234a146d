import { distance } from 'fastest-levenshtein'
import { pinyin } from 'pinyin-pro'
import type { NameRule } from '../rule-schema.ts'

/** Both comparable already. Someone without a name is like nobody. */
export function namesAgree(rule: NameRule, left: string | null, right: string | null): boolean {
  if (left === right) return true
  if (left === null || right === null) return false
  return (rule.same_sound === true && soundSame(left, right)) || (rule.distance ?? 0) >= distance(left, right)
}

/** Character by character: 张伟 and 章玮. A character with several readings sounds like each of them. */
export function soundSame(left: string, right: string): boolean {
  const [a, b] = [[...left], [...right]]
  return a.length === b.length && a.every((character, place) => readAlike(character, b[place] ?? ''))
}

/** How a name is read, by the first reading of each character: names of one sound have mostly one of these. */
export const soundOf = (name: string): string =>
  [...name].map((character) => readingsOf(character)[0] ?? character).join(' ')

/** Characters to change, add or leave out to come from one name to the other. */
export const nameDistance = (left: string, right: string): number => distance(left, right)

function readAlike(a: string, b: string): boolean {
  if (a === b) return true
  const readings = readingsOf(b)
  return readingsOf(a).some((reading) => readings.includes(reading))
}

function readingsOf(character: string): readonly string[] {
  const known = READINGS.get(character)
  if (known !== undefined) return known
  const readings = pinyin(character, { toneType: 'none', multiple: true, type: 'array', nonZh: 'consecutive' })
  READINGS.set(character, readings)
  return readings
}

/** There are some 20,000 characters that names are written with. */
const READINGS = new Map<string, readonly string[]>()
