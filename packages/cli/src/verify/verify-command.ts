import {
  type ArchiveVerdict,
  readSignedCheckpoint,
  readTrustedKey,
  type SignedCheckpoint,
  type TrustedKey,
  verifyArchive,
} from '@fundtrace/seal'
import type { Command } from 'commander'
import { asWritten, repeated } from '../arguments.ts'
import { giveAnswer } from '../give-answer.ts'
import { readInputFile } from '../input-file.ts'
import type { Terminal } from '../terminal.ts'
import { addLocalVerb } from '../verb.ts'
import { openArchive } from './open-archive.ts'
import { unprovenOf } from './unproven.ts'
import { verdictText } from './verdict-text.ts'

export function addVerifyCommand(program: Command, terminal: Terminal): void {
  const verb = addLocalVerb(program, 'verify', {
    about:
      '核验导出的账本档案,不需要服务与令牌,有不符时退出码为 1 / checks an exported journal without any service or token; exit status 1 where something is wrong',
    example: 'verify journal.ndjson.gz --checkpoint 检查点-2016-12.json --key ledger-key.pem',
  })
    .argument('<export>', '导出文件,可为 gzip / the exported journal, plain or gzip')
    .option(
      '--checkpoint <file>',
      '外部保存的检查点,可重复 / a checkpoint that was published and kept outside, may be repeated',
      repeated(asWritten),
    )
    .option(
      '--key <file|id>',
      '所信任的账本公钥或其编号,可重复 / a public key of the ledger that is trusted, or its id, may be repeated',
      repeated(asWritten),
    )
    .option('--json', '只输出 JSON / JSON only')

  verb.action(async (file: string) => {
    const { checkpoint = [], key = [] } = verb.opts<{ checkpoint?: readonly string[]; key?: readonly string[] }>()
    const publishedCheckpoints = await Promise.all(checkpoint.map(readCheckpointFile))
    const trustedKeys = await Promise.all(key.map(readKey))
    const verdict: ArchiveVerdict = await verifyArchive(openArchive(file), { publishedCheckpoints, trustedKeys })
    const unproven = unprovenOf(verdict, { publishedCheckpoints, trustedKeys })
    giveAnswer(terminal, verb, {
      data: { ...verdict, unproven },
      text: verdictText(verdict, unproven),
      foundSomething: !verdict.ok,
    })
  })
}

const readCheckpointFile = async (file: string): Promise<SignedCheckpoint> =>
  readSignedCheckpoint((await readInputFile(file)).toString('utf8'))

/** Sixteen hexadecimal digits are an id; anything else names a file. */
const readKey = async (given: string): Promise<TrustedKey> =>
  readTrustedKey(/^[0-9a-f]{16}$/u.test(given) ? given : (await readInputFile(given)).toString('utf8'))
