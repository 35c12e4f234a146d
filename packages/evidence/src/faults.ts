/** What the verifier can find, with a title for people. Codes are stable: scripts branch on them. */
export const PACK_FAULT_TITLES = {
  CONTAINER_BROKEN: { zh: '压缩包结构被改动或不完整', en: 'The container itself was changed or is incomplete' },
  FILE_CHANGED: { zh: '文件内容被改动', en: 'A file was changed' },
  FILE_MISSING: { zh: '缺少清单所列文件', en: 'A file of the manifest is missing' },
  FILE_EXTRA: { zh: '存在清单之外的文件', en: 'A file is there that the manifest does not name' },
  MANIFEST_MALFORMED: { zh: '清单格式有误', en: 'The manifest is not what it should be' },
  SIGNATURE_MALFORMED: { zh: '签名文件格式有误', en: 'The signature is not what it should be' },
  SIGNATURE_WRONG: { zh: '清单签名不符', en: 'The signature does not fit the manifest' },
  KEY_NOT_TRUSTED: { zh: '并非所信任的密钥', en: 'The key is not one that was to be trusted' },
  CONTENT_UNREADABLE: { zh: '内容无法读取', en: 'The content cannot be read' },
  COUNT_WRONG: { zh: '笔数与明细不符', en: 'A count is not that of the rows' },
  TOTAL_WRONG: { zh: '金额与明细不符', en: 'A total is not the sum of the rows' },
  RESULT_HASH_WRONG: { zh: '结果摘要不符', en: 'The result hash is not that of the rows' },
  HASH_WRONG: { zh: '所称摘要与文件不符', en: 'A hash that is stated is not that of the file' },
  CHECKPOINT_WRONG: { zh: '账本检查点签名不符', en: 'The checkpoint of the ledger is not what it should be' },
} as const satisfies Readonly<Record<string, Readonly<{ zh: string; en: string }>>>

export type PackFaultCode = keyof typeof PACK_FAULT_TITLES

/** Named instead of a file where no file is at fault, but what holds them together. */
export const CONTAINER = 'container'

/** `file` as the pack names it, or 'container'. */
export type PackFault = Readonly<{ code: PackFaultCode; file: string; detail: string }>

export const fault = (code: PackFaultCode, file: string, detail: string): PackFault => ({ code, file, detail })
