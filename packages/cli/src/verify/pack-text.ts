import { type EvidenceVerdict, PACK_FAULT_TITLES } from '@fundtrace/evidence'
import { textFields } from '../text-table.ts'

export function packText({ ok, subject, key, files, bytes, faults, unproven }: EvidenceVerdict): string {
  return [
    ...(subject === null
      ? []
      : [
          textFields([
            ...Object.entries(subject),
            ['文件 files', `${files}, ${bytes} bytes`],
            ['密钥 key', `${key?.key_id ?? ''}${key?.trusted === true ? ', 可信 trusted' : ''}`],
          ]),
        ]),
    ...faults.map(({ code, file, detail }) => {
      const { zh, en } = PACK_FAULT_TITLES[code]
      return `✗ ${file}\n  ${zh} / ${en}  [${code}]\n  ${detail}`
    }),
    ok ? '✓ 未发现不符 / nothing is wrong' : `✗ 发现 ${faults.length} 处不符 / ${faults.length} faults found`,
    ...unproven.map(({ zh, en }) => `! ${zh}\n  ${en}`),
  ].join('\n')
}
