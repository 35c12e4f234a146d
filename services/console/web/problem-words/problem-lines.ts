import { fullYuan } from '../parts/money-text.ts'
import { momentText } from '../parts/day.ts'
import { officerName } from '../parts/officer-name.ts'
import type { Language, Text, Texts } from '../shell/text.ts'
import { FIGURE_LABELS } from './figures.ts'
import { THING_LABELS } from './things.ts'
import { VALUE_WORDS, WORDS_OF } from './value-words.ts'
import { UNSAID, WRITING_LABELS } from './writings.ts'

/** One value of a refusal in words: 余额：1,250.00 元. */
export type ProblemLine = Readonly<{ name: string; label: string; value: string }>

/** What is called by a name somewhere else; each answers the code or id itself where it knows none. */
export type Names = Readonly<Record<'area' | 'fund' | 'funder' | 'programme', (id: string) => string>>

const LABELS: Texts = { ...THING_LABELS, ...FIGURE_LABELS, ...WRITING_LABELS }
const WORDS: Texts = VALUE_WORDS
const STANDARD = new Set(['type', 'title', 'title_zh', 'title_en', 'status', 'detail', 'instance', 'code', 'errors'])
const SHOWN_MAX = 8
/** Figures of two places that are no money. */
const NO_MONEY = new Set(['retention_percent', 'ratio', 'weights', 'value', 'version'])

export const hasWords = (name: string): boolean => name in LABELS || UNSAID.has(name)

/** The offending values beside a refusal's sentence, and what would be right, in words. A value that has no words is left to the sentence. */
export function problemLines(
  values: Readonly<Record<string, unknown>>,
  language: Language,
  names: Names,
): ProblemLine[] {
  const code = typeof values['code'] === 'string' ? values['code'] : ''
  return Object.entries(values).flatMap(([name, value]) => {
    const label = LABELS[name]?.[language]
    if (label === undefined || STANDARD.has(name) || UNSAID.has(name)) return []
    const shown = shownValue(name, value, { language, names, code })
    return shown === '' ? [] : [{ name, label, value: shown }]
  })
}

/** '/lines/0/amount' as 明细 第 1 项 金额; the pointer itself where a part of it has no words. */
export function pointerWords(pointer: string, language: Language): string {
  const parts = pointer.split('/').slice(1)
  const words = parts.map((part) => (/^\d+$/u.test(part) ? nth(Number(part) + 1, language) : LABELS[part]?.[language]))
  return words.length === 0 || words.includes(undefined) ? pointer : words.join(' ')
}

type Told = Readonly<{ language: Language; names: Names; code: string }>

function shownValue(name: string, value: unknown, told: Told): string {
  const { language } = told
  if (value === null || value === undefined) return language === 'zh' ? '无' : 'none'
  if (typeof value === 'boolean') return yesOrNo(value, language)
  if (typeof value === 'number') return YEARS.test(name) ? String(value) : value.toLocaleString('en')
  if (Array.isArray(value)) return listed(name, value, told)
  if (typeof value === 'object') return shownObject(value, told)
  return typeof value === 'string' ? shownText(name, value, told) : ''
}

function shownText(name: string, value: string, { language, names, code }: Told): string {
  if (/^-?\d+\.\d{2}$/u.test(value)) return NO_MONEY.has(name) ? value : fullYuan(value, language)
  if (/^\d{4}-\d{2}-\d{2}T/u.test(value)) return momentText(value)
  if (AREAS.test(name) && /^\d{2,12}$/u.test(value)) return names.area(value)
  if (OFFICERS.test(name)) return officerName(value)
  if (/(?:^|_)fund_id$|^replaces_fund/u.test(name)) return short(names.fund(value))
  if (/^funder_id$|^funders$|^lenders$/u.test(name)) return short(names.funder(value))
  if (name === 'programme_id') return short(names.programme(value))
  return (wordsOf(code)[value] ?? WORDS[value])?.[language] ?? short(value)
}

const wordsOf = (code: string): Texts => Object.entries(WORDS_OF).find(([prefix]) => code.startsWith(prefix))?.[1] ?? {}

function listed(name: string, values: readonly unknown[], told: Told): string {
  const zh = told.language === 'zh'
  if (values.length === 0) return zh ? '无' : 'none'
  const shown = values.slice(0, SHOWN_MAX).map((value) => shownValue(name, value, told))
  const between = shown.some((text) => /[，；,;]/u.test(text)) ? (zh ? '；' : '; ') : zh ? '、' : ', '
  const more = values.length > SHOWN_MAX ? (zh ? `等 ${values.length} 项` : ` … of ${values.length}`) : ''
  return `${shown.filter((text) => text !== '').join(between)}${more}`
}

/** A text in both languages as such; else its own values in words. */
function shownObject(value: object, told: Told): string {
  if (isText(value)) return value[told.language]
  const lines = problemLines({ ...value }, told.language, told.names)
  const zh = told.language === 'zh'
  return lines.map((line) => `${line.label}${zh ? ' ' : ': '}${line.value}`).join(zh ? '，' : ', ')
}

/** Ids of machines are shown by their first eight characters: enough to find them, short enough to read out. */
const short = (value: string): string =>
  value.replaceAll(/\b([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/giu, '$1…')

const AREAS = /(?:^|_)area(?:s|_code)?$|^township$/u
const OFFICERS = /_by$|^(?:subject|officer|before|before_for|acting_for|act_for|delegator|delegate|persons)$/u
const YEARS = /year|number|version|revision|sequence$|index|^row$|^line$/u

const nth = (place: number, language: Language): string => (language === 'zh' ? `第 ${place} 项` : `no. ${place}`)
const yesOrNo = (value: boolean, language: Language): string =>
  language === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no'

const isText = (value: object): value is Text =>
  typeof Reflect.get(value, 'zh') === 'string' && typeof Reflect.get(value, 'en') === 'string'
