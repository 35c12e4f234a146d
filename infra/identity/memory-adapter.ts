import type { Adapter, AdapterPayload } from 'oidc-provider'

/**
 * What the issuer has to remember while somebody signs in, and of refresh tokens: in this process only, so that a restart asks everybody to sign
 * in again when their token is over. What has expired is dropped when something new comes.
 */
export function memoryAdapter(): (model: string) => Adapter {
  const kept = new Map<string, Kept>()
  const find = (key: string): AdapterPayload | undefined => {
    const known = kept.get(key)
    return known !== undefined && known.expiresAt > Date.now() ? known.payload : undefined
  }
  return (model) => ({
    upsert: async (id, payload, expiresIn) => {
      dropExpired(kept)
      const expiresAt = Date.now() + (expiresIn === undefined ? DAY_MS : expiresIn * 1_000)
      kept.set(`${model}:${id}`, { payload, expiresAt })
    },
    find: async (id) => find(`${model}:${id}`),
    findByUid: async (uid) =>
      [...kept.keys()]
        .filter((key) => key.startsWith(`${model}:`))
        .map(find)
        .find((payload) => payload?.uid === uid),
    findByUserCode: async () => undefined,
    consume: async (id) => {
      const payload = find(`${model}:${id}`)
      if (payload !== undefined) payload['consumed'] = Math.floor(Date.now() / 1_000)
    },
    destroy: async (id) => void kept.delete(`${model}:${id}`),
    revokeByGrantId: async (grantId) => {
      for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key)
    },
  })
}

type Kept = Readonly<{ payload: AdapterPayload; expiresAt: number }>
const DAY_MS = 86_400_000

function dropExpired(kept: Map<string, Kept>): void {
  const now = Date.now()
  for (const [key, { expiresAt }] of kept) if (expiresAt <= now) kept.delete(key)
}
