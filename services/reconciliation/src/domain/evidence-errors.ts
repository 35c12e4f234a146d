import { DomainError, type ProblemKind, type ProblemValues } from '@fundtrace/problem'

const problem = (kind: ProblemKind, code: string, zh: string, en: string, detail: string, values: ProblemValues) =>
  new DomainError({ code: `RECONCILIATION_${code}`, kind, title: { zh, en }, detail, values })

/** A pack that nobody signed proves nothing, so none is written. */
export const evidenceKeyMissing = (): DomainError =>
  problem(
    'unavailable',
    'EVIDENCE_KEY_MISSING',
    '未配置证据包签名密钥',
    'There is no key to sign evidence with',
    'EVIDENCE_KEY (an Ed25519 key in PKCS#8 PEM) is not set in this house.',
    {},
  )

export const runNotCompleted = (runId: string, state: string): DomainError =>
  problem(
    'conflict',
    'EVIDENCE_RUN_NOT_COMPLETED',
    '对账轮次尚未完成',
    'The run has not been completed',
    `Run ${runId} is ${state}; evidence is of what was completed.`,
    { run_id: runId, state },
  )

/** Input files name people: whoever takes them away says what for. */
export const purposeMissing = (): DomainError =>
  problem(
    'refused',
    'EVIDENCE_PURPOSE_MISSING',
    '须说明调阅用途',
    'It has to be said what for',
    'Input files hold names and accounts in clear: give a purpose.',
    {},
  )

export const checkpointWrong = (number: number, codes: readonly string[]): DomainError =>
  problem(
    'unavailable',
    'CHECKPOINT_WRONG',
    '账本给出的检查点不符',
    'The checkpoint that the ledger gave is wrong',
    `Checkpoint ${number} does not prove itself: ${codes.join(', ')}. Nothing is signed over it.`,
    { number, faults: [...codes] },
  )
