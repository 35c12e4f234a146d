import { comparable, type Side, SIDES } from '../item.ts'
import { fieldUnknown } from '../matching-problems.ts'
import type { RuleSet } from '../rule-schema.ts'
import { countWorkdays } from '../workdays.ts'
import { keyColumn } from './criteria-sql.ts'
import { asNumberOrNull, asText, type Engine, name, text } from './engine.ts'
import { contentHash, dayNumber, fieldColumn, instantNumber, itemTable } from './item-tables.ts'
import { fieldsAsked } from './planned-rule.ts'

/** What is known of a side once it is loaded. */
export type SideState = Readonly<{
  fields: readonly string[]
  /** The mapping named its fields, so that another name is a mistake and not an empty field. */
  isMapped: boolean
  /** Fields whose texts are not comparable as they are: those texts stand in a table. */
  folded: Map<string, boolean>
}>

/**
 * `<side>_work`: rows of the run as rules see them (row, amount, day, workday, content, k_<field>...); `<side>_out`: those at or after the
 * cut-off. Views: a row is computed when it is read, and most are read once.
 */
export type WorkSql = (side: Side, rows: string | null) => string

/** Answers with the SQL of the working rows of a side: of all in the run, or of those whose numbers a query of `row` lists. */
export async function makeWorkTables(
  engine: Engine,
  ruleSet: RuleSet,
  states: Readonly<Record<Side, SideState>>,
): Promise<WorkSql> {
  const needsWorkdays = ruleSet.rules.some(({ date }) => date?.unit === 'workdays')
  await makeWorkdays(engine, needsWorkdays)
  for (const side of SIDES) {
    const asked = fieldsAsked(ruleSet, side)
    checkFields(ruleSet, side, asked, states[side])
    for (const field of asked) await foldTexts(engine, side, field, states[side])
  }
  const work: WorkSql = (side, rows) => {
    const asked = fieldsAsked(ruleSet, side)
    const state = states[side]
    const columns = asked.map((field) => `, ${comparableSql(field, state)} AS ${keyColumn(field)}`)
    const joins = asked
      .filter((field) => state.folded.get(field) === true)
      .map(
        (field) =>
          `LEFT JOIN ${foldedTable(side, field)} ${name(`c_${field}`)} ON ${name(`c_${field}`)}.written = ${writtenSql(field)}`,
      )
    const items =
      rows === null ? itemTable(side) : `(SELECT a.* FROM ${itemTable(side)} a SEMI JOIN (${rows}) b ON b.row = a.row)`
    return `SELECT i.row, i.amount, i.day, ${needsWorkdays ? 'w.count' : 'NULL::INTEGER'} AS workday,
        ${contentHash(state.fields, 'i')} AS content${columns.join('')}
      FROM ${items} i ${needsWorkdays ? 'LEFT JOIN workdays w ON w.day = i.day' : ''} ${joins.join(' ')}`
  }
  for (const side of SIDES) {
    const isOut = cutOffSql(ruleSet[side].cut_off)
    await engine.run(`CREATE OR REPLACE VIEW ${side}_work AS ${work(side, null)} WHERE NOT (${isOut})`)
    await engine.run(`CREATE OR REPLACE VIEW ${side}_out AS ${work(side, null)} WHERE ${isOut}`)
  }
  return work
}

/** In SQL, over `i`: whether a row stands at or after the cut-off. */
export function cutOffSql(cutOff: string | undefined): string {
  if (cutOff === undefined) return 'false'
  const day = dayNumber(cutOff)
  const from = day === null ? instantNumber(cutOff) : BigInt(day + 1) * DAY_US - SHANGHAI_US
  return `coalesce(i.instant, i.day::BIGINT * ${DAY_US} - ${SHANGHAI_US}, ${LONG_AGO}) >= ${from}`
}

const SHANGHAI_US = 8n * 3_600_000_000n
const DAY_US = 86_400_000_000n
/** A row of no day is never after a cut-off. */
const LONG_AGO = -(10n ** 18n)

function checkFields({ rules }: RuleSet, side: Side, asked: readonly string[], { fields, isMapped }: SideState): void {
  const unknown = asked.find((field) => field !== 'id' && field !== 'on' && !fields.includes(field))
  if (isMapped && unknown !== undefined) throw fieldUnknown(rules[0]?.id ?? '', side, unknown)
}

async function makeWorkdays(engine: Engine, isNeeded: boolean): Promise<void> {
  if (!isNeeded) return
  const [ends] = await engine.rows(
    SIDES.map((side) => `SELECT min(day) AS first, max(day) AS last FROM ${itemTable(side)}`)
      .join(' UNION ALL ')
      .replace(/^(.*)$/su, 'SELECT min(first), max(last) FROM ($1)'),
  )
  const [first, last] = [asNumberOrNull(ends?.[0]), asNumberOrNull(ends?.[1])]
  await engine.run('CREATE OR REPLACE TABLE workdays (day INTEGER, count INTEGER)')
  if (first === null || last === null) return
  const appender = await engine.appender('workdays')
  for (const [place, count] of countWorkdays(first, last).entries()) {
    appender.appendInteger(first + place)
    appender.appendInteger(count)
    appender.endRow()
  }
  appender.closeSync()
}

const foldedTable = (side: Side, field: string): string => name(`${side}_folded_${field}`)
const writtenSql = (field: string): string => (field === 'id' ? 'i.id' : `i.${fieldColumn(field)}`)

function comparableSql(field: string, { fields, folded }: SideState): string {
  if (field === 'on') return `strftime(DATE '1970-01-01' + i.day, '%Y-%m-%d')`
  if (field !== 'id' && !fields.includes(field)) return 'NULL::VARCHAR'
  return folded.get(field) === true
    ? `nullif(coalesce(${name(`c_${field}`)}.folded, ${writtenSql(field)}), '')`
    : writtenSql(field)
}

/** The few texts that NFKC or white space would change are changed once each; all others are comparable as they are. */
async function foldTexts(engine: Engine, side: Side, field: string, { fields, folded }: SideState): Promise<void> {
  if (folded.has(field) || field === 'on' || (field !== 'id' && !fields.includes(field))) return
  await engine.run(`CREATE OR REPLACE TABLE ${foldedTable(side, field)} (written VARCHAR, folded VARCHAR)`)
  const appender = await engine.appender(`${side}_folded_${field}`)
  let count = 0
  for await (const page of engine.pages(
    `SELECT DISTINCT ${writtenSql(field)} FROM ${itemTable(side)} i WHERE NOT regexp_full_match(${writtenSql(field)}, ${text(FOLDED)})`,
  ))
    for (const [written] of page) {
      const value = comparable(asText(written))
      if (value === written) continue
      appender.appendVarchar(asText(written))
      appender.appendVarchar(value)
      appender.endRow()
      count += 1
    }
  appender.closeSync()
  folded.set(field, count > 0)
}

/** Printable ASCII and the common characters of Chinese, single spaces between them. */
const FOLDED = '[!-~\\x{4E00}-\\x{9FFF}]+( [!-~\\x{4E00}-\\x{9FFF}]+)*'
