import { BASES, type BaseDescription } from './base.ts'
import { type Fault, shown } from './programme-errors.ts'
import type { FundingText, ProgrammeText } from './programme-text.ts'

/** What is right in itself and cannot run together. Every rule of the list is asked, so that all faults are told at once. */
export function combinationFaults(text: ProgrammeText): Fault[] {
  const base = BASES[text.base.of]
  return RULES.flatMap(({ path, isBroken, value, zh, en, expected }) =>
    isBroken(text, base)
      ? [{ path, value: shown(value(text)), reason: { zh, en }, expected: expected?.(base) ?? EXPECTED }]
      : [],
  )
}

const EXPECTED = 'one of the two left out'

type Rule = Readonly<{
  path: string
  isBroken: (text: ProgrammeText, base: BaseDescription) => boolean
  value: (text: ProgrammeText) => unknown
  zh: string
  en: string
  expected?: (base: BaseDescription) => string
}>

const RULES: readonly Rule[] = [
  {
    path: '/version',
    isBroken: ({ version = 1 }) => !Number.isInteger(version) || version < 1,
    value: ({ version }) => version,
    zh: '版本从1起计',
    en: 'Versions count 1, 2, 3 ...',
    expected: () => '1 or more',
  },
  {
    path: '/amount/kind',
    isBroken: ({ amount }, base) => !base.amounts.includes(amount.kind),
    value: ({ amount }) => amount.kind,
    zh: '此测算依据不能这样计算金额',
    en: 'This kind of amount cannot be computed on this base',
    expected: (base) => base.amounts.join(', '),
  },
  {
    path: '/where',
    isBroken: ({ where }, base) => where !== undefined && base.receiver === null,
    value: ({ where }) => where,
    zh: '此测算依据没有登记对象，不能设条件',
    en: 'This base has no receivers whom a condition could be asked of',
    expected: () => 'no where',
  },
  {
    path: '/base/where',
    isBroken: ({ base: { where } }, base) => where !== undefined && base.receiver === null,
    value: ({ base }) => base.where,
    zh: '此测算依据没有登记对象，不能设条件',
    en: 'This base has no receivers whom a condition could be asked of',
    expected: () => 'no where',
  },
  {
    path: '/base/at_least',
    isBroken: ({ base: { at_least: atLeast = 1 } }, base) =>
      atLeast > 1 && (base.unit === 'none' || base.unit === 'receiver'),
    value: ({ base }) => base.at_least,
    zh: '每个对象只计一个，永远达不到',
    en: 'Each receiver counts as one and never reaches it',
    expected: () => 'no at_least, or a base that counts several for each receiver',
  },
  {
    path: '/covers',
    isBroken: ({ covers = [] }) =>
      covers.some((code) => covers.some((other) => code !== other && code.startsWith(other))),
    value: ({ covers }) => covers,
    zh: '区划互相包含，对象会计两次',
    en: 'One area lies within another; its receivers would count twice',
    expected: () => 'areas beside each other',
  },
  {
    path: '/funding',
    isBroken: ({ funding, draws_on: drawsOn }) => funding === undefined && drawsOn === undefined,
    value: () => null,
    zh: '没有说明由谁出资',
    en: 'It does not say who pays',
    expected: () => 'funding, or draws_on another programme',
  },
  {
    path: '/draws_on',
    isBroken: ({ funding, draws_on: drawsOn }) => funding !== undefined && drawsOn !== undefined,
    value: ({ draws_on: drawsOn }) => drawsOn,
    zh: '从其他项目列支的，不得另有出资方',
    en: 'What draws on another programme has no funders of its own',
  },
  {
    path: '/draws_on',
    isBroken: ({ id, draws_on: drawsOn }) => drawsOn === id,
    value: ({ draws_on: drawsOn }) => drawsOn,
    zh: '不能从自身列支',
    en: 'It cannot draw on itself',
    expected: () => 'another programme',
  },
  {
    path: '/funding/kind',
    isBroken: ({ funding, amount }) => funding?.kind === 'fixed' && !['per_unit', 'parts'].includes(amount.kind),
    value: ({ amount }) => `fixed, ${amount.kind}`,
    zh: '定额出资只用于按单位标准或各方定额之和',
    en: 'Fixed parts pay a rate for each unit, or are the amount themselves, and nothing else',
    expected: () => 'amount of kind per_unit or parts, or another funding',
  },
  {
    path: '/amount/kind',
    isBroken: ({ funding, amount }) => amount.kind === 'parts' && funding?.kind !== 'fixed',
    value: () => 'parts',
    zh: '“各方定额之和”须有定额出资',
    en: 'The amount is what fixed parts add up to, and there are none',
    expected: () => 'funding of kind fixed',
  },
  {
    path: '/funding/parts',
    isBroken: ({ funding, amount }) => amount.kind === 'per_unit' && hasPart(funding, 'supporters'),
    value: () => 'per_unit, supporters',
    zh: '帮扶人各自认捐，合计不是固定标准',
    en: 'Supporters give what each pledged; that is no rate',
    expected: () => 'amount of kind parts',
  },
  {
    path: '/funding',
    isBroken: ({ funding }, base) =>
      base.receiver === null &&
      (funding?.kind === 'township' || hasPart(funding, 'township') || hasPart(funding, 'supporters')),
    value: ({ funding }) => funding?.kind,
    zh: '没有登记对象，就没有所属乡镇和帮扶人',
    en: 'Without receivers there is no township of theirs and nobody paired with them',
    expected: () => 'named funders',
  },
  {
    path: '/timing',
    isBroken: ({ funding, timing }) => funding?.kind === 'fixed' && timing?.kind === 'spread',
    value: () => 'fixed, spread',
    zh: '定额出资不能分年度',
    en: 'Fixed parts are not spread over years: what each pays is stated',
  },
  {
    path: '/bounds',
    isBroken: ({ funding, bounds }) => funding?.kind === 'fixed' && bounds !== undefined,
    value: () => 'fixed, bounds',
    zh: '定额出资不能再设最低最高额',
    en: 'With a floor or a cap the fixed parts would no longer add up to the line',
  },
  {
    path: '/bounds',
    isBroken: ({ bounds }, base) => bounds !== undefined && base.receiver === null,
    value: ({ bounds }) => bounds,
    zh: '没有登记对象，最低最高额无从适用',
    en: 'Least and most are for each receiver, and this base has none',
    expected: () => 'no bounds',
  },
  {
    path: '/bounds',
    isBroken: ({ bounds, amount }) => bounds !== undefined && amount.kind === 'pool',
    value: ({ bounds }) => bounds,
    zh: '资金池的最低最高额写在资金池内',
    en: 'A pool has its own floor and cap',
    expected: () => 'amount.floor and amount.cap',
  },
  {
    path: '/bounds',
    isBroken: ({ bounds, timing }) => bounds !== undefined && timing?.kind === 'spread',
    value: () => 'bounds, spread',
    zh: '分年度的标准不能再设每年最低最高额',
    en: 'With a floor or a cap for each year the years would no longer add up to the norm',
  },
  {
    path: '/yearly_limit',
    isBroken: ({ funding, yearly_limit: limit }) =>
      funding?.kind === 'fixed' && limit !== undefined && limit.beyond !== 'refuse',
    value: ({ yearly_limit: limit }) => limit?.beyond,
    zh: '定额出资不能按限额削减',
    en: 'What fixed parts pay cannot be cut',
    expected: () => 'beyond: refuse',
  },
  {
    path: '/yearly_limit',
    isBroken: ({ amount, yearly_limit: limit }) => amount.kind === 'pool' && limit !== undefined,
    value: ({ yearly_limit: limit }) => limit,
    zh: '资金池本身就是限额',
    en: 'A pool is its own limit',
  },
  {
    path: '/amount/beyond_caps',
    isBroken: ({ amount }) => amount.kind === 'pool' && amount.beyond_caps !== undefined && amount.cap === undefined,
    value: ({ amount }) => (amount.kind === 'pool' ? amount.beyond_caps : null),
    zh: '没有最高额',
    en: 'There is no cap that could be passed',
    expected: () => 'cap, or no beyond_caps',
  },
]

const hasPart = (funding: FundingText | undefined, by: 'township' | 'supporters'): boolean =>
  funding?.kind === 'fixed' && funding.parts.some((part) => 'by' in part && part.by === by)
