import { sheetToBuffer } from '@fundtrace/spreadsheet'
import { CHOICES, type ChoiceColumn, choiceWords } from '../../domain/import/choices.ts'
import {
  IMPORT_COLUMN_NAMES,
  IMPORT_COLUMNS,
  type ImportColumn,
  REQUIRED_COLUMNS,
} from '../../domain/import/columns.ts'

/** An empty table with every column, each of them text so that no spreadsheet spoils a number, and a sheet that explains them. */
export const importTemplate = (): Promise<Buffer> =>
  sheetToBuffer([
    {
      name: '建档立卡',
      columns: IMPORT_COLUMN_NAMES.map((column) => ({
        header: IMPORT_COLUMNS[column][0],
        kind: 'text',
        width: WIDE.includes(column) ? 24 : 14,
      })),
      // A cell that is empty keeps its column's form; one row shows where to begin.
      rows: [IMPORT_COLUMN_NAMES.map(() => '')],
    },
    {
      name: '说明',
      columns: [
        { header: '列 column', kind: 'text', width: 16 },
        { header: '必填 required', kind: 'text', width: 16 },
        { header: '填写 what it takes', kind: 'text', width: 70 },
        { header: '也可写作 other headers', kind: 'text', width: 60 },
      ],
      rows: IMPORT_COLUMN_NAMES.map((column) => [
        IMPORT_COLUMNS[column][0],
        NEED[column] ?? (REQUIRED.includes(column) ? '是 yes' : ''),
        columnHelp(column),
        IMPORT_COLUMNS[column].slice(1).join('、'),
      ]),
    },
  ])

const columnHelp = (column: ImportColumn): string =>
  isChoice(column) ? `${choiceWords(column)}之一 / one of these` : HELP[column]

const isChoice = (column: ImportColumn): column is ChoiceColumn => column in CHOICES

const REQUIRED: readonly ImportColumn[] = REQUIRED_COLUMNS
const NEED: Readonly<Partial<Record<ImportColumn, string>>> = {
  area_code: '或乡镇+村名 or names',
  township: '或村编码 or code',
  village: '或村编码 or code',
}
const WIDE: readonly ImportColumn[] = ['household_number', 'area_code', 'identity_number', 'bank_account']

const HELP: Readonly<Record<Exclude<ImportColumn, ChoiceColumn>, string>> = {
  household_number:
    '同户各行相同,1 至 63 位字母、数字或连字符 / the same on each row of a household; letters, digits, hyphens',
  area_code: '9 位乡镇或 12 位村编码 / a code of 9 (township) or 12 digits (village)',
  township: '乡镇名称,与村名合用 / name of the township, with that of the village',
  village: '村名,在权限范围内唯一时可不写乡镇 / name of the village; without a township where no other has the name',
  head_name: '户主姓名,同户各行相同 / name of the head, the same on each row of a household',
  name: '姓名 / name',
  identity_number: '18 位公民身份号码,存为文本 / 18 characters, stored as text',
  income_per_person: '元,不小于 0,最多两位小数 / yuan, 0 or more, at most two places',
  willing_to_work: '是 或 否 / yes or no',
  registered_since: '如 2015-12-01、2015/12/1、2015年12月1日,不晚于今天 / a day, not after today',
  people: '该户行数,用于核对 / how many rows the household has, to be compared',
  account_owner: '账户的户名,与户主不同时填写,同户各行相同 / owner of the account, where it is not the head',
  bank_account: '8 至 32 位数字,存为文本 / 8 to 32 digits, stored as text',
}
