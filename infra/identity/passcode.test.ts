import { describe, expect, it } from 'vitest'
import { passcodeGuard } from './passcode.ts'

describe('passcodeGuard', () => {
  it('knows the passcode, whatever spaces were pasted with it', () => {
    const guard = passcodeGuard('abcd-efgh')
    expect([guard('abcd-efgh'), guard(' abcd-efgh\n'), guard('abcd-efgi'), guard('')]).toEqual([
      'right',
      'right',
      'wrong',
      'wrong',
    ])
  })

  it('compares nothing more after ten wrong ones, until a minute is over', () => {
    let now = 0
    const guard = passcodeGuard('abcd-efgh', () => now)
    for (let time = 0; time < 10; time += 1) expect(guard('guess')).toBe('wrong')
    expect(guard('abcd-efgh')).toBe('wait')
    now = 60_000
    expect(guard('abcd-efgh')).toBe('right')
  })
})
