import { createHash, timingSafeEqual } from 'node:crypto'

const WRONG_MAX = 10
const MINUTE_MS = 60_000

export type PasscodeAnswer = 'right' | 'wrong' | 'wait'

/** Whether what somebody typed is the passcode. After ten wrong ones in a minute nothing is compared until the minute is over. */
export function passcodeGuard(passcode: string, now: () => number = Date.now): (typed: string) => PasscodeAnswer {
  let wrongAt: number[] = []
  return (typed) => {
    wrongAt = wrongAt.filter((at) => now() - at < MINUTE_MS)
    if (wrongAt.length >= WRONG_MAX) return 'wait'
    if (timingSafeEqual(digest(typed.trim()), digest(passcode))) return 'right'
    wrongAt.push(now())
    return 'wrong'
  }
}

/** Of equal length, whatever was typed. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
