import { describe, expect, it } from 'vitest'
import { secureListener } from './security.ts'

describe('secureListener', () => {
  const nowhere = '/nonexistent'

  it('refuses a name or a password that would change the meaning of a settings file', async () => {
    const name = { users: { 'admin"; x="': 'secret' }, admin: 'admin' }
    await expect(secureListener(nowhere, name)).rejects.toThrow(/name has letters, digits.*not: admin"; x="/)

    const password = { users: { admin: 'ab],user=[x' }, admin: 'admin' }
    await expect(secureListener(nowhere, password)).rejects.toThrow(/password of admin has letters/)
    await expect(secureListener(nowhere, password)).rejects.not.toThrow(/user=/)
  })

  it('refuses an admin who is none of the users', async () => {
    const security = { users: { ledger: 'secret' }, admin: 'admin' }
    await expect(secureListener(nowhere, security)).rejects.toThrow('The admin admin must be one of: ledger')
  })
})
