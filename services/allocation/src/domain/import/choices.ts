import { HOUSEHOLD_FACTS, MEMBER_FACTS } from '../programme/facts.ts'
import type { ImportColumn } from './columns.ts'

/** Columns whose cells are words out of a list. */
export type ChoiceColumn = 'relation' | 'ability' | 'stage' | 'health_cover' | 'class'

/** Words of the national register's own export beside those of the vocabulary. */
const NATIONAL_WORDS: Readonly<Record<ChoiceColumn, Readonly<Record<string, string>>>> = {
  relation: {
    本人: 'head',
    本人或户主: 'head',
    之子: 'child',
    之女: 'child',
    儿子: 'child',
    女儿: 'child',
    之父: 'parent',
    之母: 'parent',
    父亲: 'parent',
    母亲: 'parent',
    之儿媳: 'other',
    之女婿: 'other',
    之孙子: 'other',
    之孙女: 'other',
    之外孙子: 'other',
    之外孙女: 'other',
    之祖父: 'other',
    之祖母: 'other',
    之兄弟姐妹: 'other',
    之岳父: 'other',
    之岳母: 'other',
    之公公: 'other',
    之婆婆: 'other',
  },
  ability: {
    普通劳动力: 'full',
    技能劳动力: 'full',
    弱劳动力或半劳动力: 'partial',
    丧失劳动力: 'none',
    无劳动力: 'none',
  },
  stage: {
    非在校生: 'none',
    学龄前儿童: 'preschool',
    中等职业学校: 'secondary_vocational',
    高职高专: 'junior_college',
  },
  health_cover: { 城乡居民基本医疗保险: 'resident', 新型农村合作医疗: 'resident', 城镇职工基本医疗保险: 'employee' },
  class: { 一般农户: 'general', 低保贫困户: 'minimum_living', 五保贫困户: 'five_guarantees' },
}

const FACTS = { ...MEMBER_FACTS, class: HOUSEHOLD_FACTS.class } as const satisfies Partial<Record<ImportColumn, object>>

/** What a cell may say, in Chinese or by the code of the vocabulary, and the code that it stands for. */
export const CHOICES: Readonly<Record<ChoiceColumn, ReadonlyMap<string, string>>> = {
  relation: wordsOf('relation'),
  ability: wordsOf('ability'),
  stage: wordsOf('stage'),
  health_cover: wordsOf('health_cover'),
  class: wordsOf('class'),
}

/** The words of the vocabulary, for a template and for who wrote another one. */
export const choiceWords = (column: ChoiceColumn): string =>
  Object.values(FACTS[column].choices ?? {})
    .map(({ zh }) => zh)
    .join('、')

export const YES_NO: ReadonlyMap<string, boolean> = new Map([
  ['是', true],
  ['有', true],
  ['yes', true],
  ['true', true],
  ['否', false],
  ['无', false],
  ['no', false],
  ['false', false],
])

function wordsOf(column: ChoiceColumn): ReadonlyMap<string, string> {
  const codes = Object.entries(FACTS[column].choices ?? {})
  return new Map([
    ...codes.map(([code]) => [code, code] as const),
    ...codes.map(([code, { zh }]) => [zh, code] as const),
    ...Object.entries(NATIONAL_WORDS[column]),
  ])
}
