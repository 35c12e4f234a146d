/** What the verifier can find, with a title for people. Codes are stable: scripts branch on them. */
export const FAULT_TITLES = {
  ARCHIVE_BROKEN: { zh: '档案文件损坏或被截断', en: 'The file is damaged or cut' },
  ARCHIVE_INCOMPLETE: { zh: '档案行数不符', en: 'Lines of the archive are missing or were added' },
  LINE_UNREADABLE: { zh: '该行无法读取', en: 'A line cannot be read' },
  LINE_NOT_CANONICAL: { zh: '该行不是规范 JSON', en: 'A line is not canonical JSON' },
  LINE_MALFORMED: { zh: '该行内容格式不符', en: 'A line does not have the form that it should' },
  LINE_MISPLACED: { zh: '该行位置不当', en: 'A line stands where it does not belong' },
  KEY_WRONG: { zh: '签名密钥记录有误', en: 'The record of a key is wrong' },
  KEY_NOT_SANCTIONED: { zh: '密钥更换未经前一密钥认可', en: 'A key was not vouched for by the key before it' },
  KEY_NOT_TRUSTED: { zh: '并非所信任的密钥', en: 'The keys are not those that were to be trusted' },
  CHECKPOINT_WRONG: { zh: '检查点内容前后不符', en: 'A checkpoint contradicts itself or the one before' },
  CHECKPOINT_KEY_WRONG: { zh: '检查点所用密钥不当', en: 'A checkpoint names a key that may not sign it' },
  CHECKPOINT_SIGNATURE_WRONG: { zh: '检查点签名不符', en: 'The signature of a checkpoint is wrong' },
  CHECKPOINT_NOT_PUBLISHED: { zh: '与外部保存的检查点不一致', en: 'A checkpoint is not the one that was published' },
  CHECKPOINT_MISSING: { zh: '缺少已公布的检查点', en: 'A published checkpoint is not in the archive' },
  PUBLISHED_WRONG: { zh: '外部保存的检查点本身有误', en: 'The published checkpoint is itself wrong' },
  SHARD_OUT_OF_ORDER: { zh: '分片顺序有误', en: 'A shard stands in the wrong place' },
  SHARD_MISSING: { zh: '缺少整个分片', en: 'A shard is missing' },
  SHARD_CUT: { zh: '分片尾部被截', en: 'The end of a shard is missing' },
  BLOCK_MISSING: { zh: '区块缺失或顺序有误', en: 'Blocks are missing or out of order' },
  BLOCK_HASH_WRONG: { zh: '区块杂凑值不符', en: 'A block does not have its hash' },
  BLOCK_CHAIN_BROKEN: { zh: '区块未与前一区块相连', en: 'A block does not follow the one before' },
  BLOCK_NOT_SIGNED: { zh: '区块与检查点所签不一致', en: 'A block is not the one that a checkpoint signed' },
  BLOCK_RECORDS_WRONG: { zh: '区块中的记录数不符', en: 'Records of a block are missing or were added' },
  BLOCK_ROOT_WRONG: { zh: '区块中有记录被改动', en: 'A record of a block was changed' },
  RECORD_NOT_SEALED: { zh: '记录不在所称的区块中', en: 'The record is not in the block that it is said to be in' },
  RECORD_SHARD_WRONG: { zh: '记录不属于该分片', en: 'A record is of another shard' },
  RECORD_POSITION_WRONG: { zh: '记录位置不连续', en: 'A record does not follow the one before' },
  RECORD_TWICE: { zh: '记录重复', en: 'A record is there twice' },
  REVERSAL_WRONG: { zh: '冲销对象有误', en: 'A reversal names nothing, or what was reversed before' },
  FUND_NUMBER_WRONG: { zh: '资金交易编号不连续', en: "A fund's transactions are not numbered one after the other" },
  FUND_SPLIT: { zh: '同一资金出现在两个分片', en: 'A fund is in two shards' },
  ENTRIES_UNBALANCED: { zh: '借贷不平', en: 'Debits and credits differ' },
  ACCOUNT_LINE_WRONG: { zh: '账户分录行号不连续', en: "An account's entries do not follow each other" },
  ACCOUNT_BALANCE_WRONG: { zh: '账户余额与前一分录不符', en: 'A balance does not follow from the one before' },
  HOLD_WRONG: { zh: '预留前后不符', en: 'A hold contradicts its own history' },
} as const satisfies Readonly<Record<string, Readonly<{ zh: string; en: string }>>>

export type FaultCode = keyof typeof FAULT_TITLES

/** `line` of the archive, from 1; accounts and funds as they are written there. */
export type FaultPlace = Readonly<{
  line: number
  shard?: number
  height?: number
  position?: number
  fund?: string
  account?: string
  checkpoint?: number
  key?: string
}>

export type Fault = Readonly<{ code: FaultCode; where: FaultPlace; detail: string }>

/** All are counted, the first ones are kept. */
export type FaultList = Readonly<{
  add: (code: FaultCode, where: FaultPlace, detail: string) => void
  count: () => number
  /** In the order of the archive's lines. */
  listed: () => readonly Fault[]
}>

export function listFaults(listedMax: number): FaultList {
  const listed: Fault[] = []
  let count = 0
  return {
    add: (code, where, detail) => {
      count += 1
      if (listed.length < listedMax) listed.push({ code, where, detail })
    },
    count: () => count,
    listed: () => listed.toSorted((one, other) => one.where.line - other.where.line),
  }
}
