export type SheetLimits = Readonly<{
  /** Of the file as it comes. A workbook that does not come by path is held in memory whole. Unless told: 64 MiB. */
  maxBytes: number
  /** Of the parts of a workbook that are read, unpacked and together. Unless told: 1 GiB. */
  maxUnpackedBytes: number
  /** How many times larger a part of more than 16 MiB may become by unpacking. Unless told: 200; sheets reach some 30. */
  maxRatio: number
  /** With something in them, below the header. Unless told: the 1,048,575 that a sheet has room for. */
  maxRows: number
  /** To the last one with something in it. Unless told: 256. */
  maxColumns: number
  /** In UTF-16 units, as spreadsheets count. Unless told: 32,767, their own limit. */
  maxCellLength: number
}>

export const DEFAULT_LIMITS: SheetLimits = {
  maxBytes: 64 * 1024 * 1024,
  maxUnpackedBytes: 1024 * 1024 * 1024,
  maxRatio: 200,
  maxRows: 1_048_575,
  maxColumns: 256,
  maxCellLength: 32_767,
}
