import type { Doer, OfficerAtWork } from '../domain/officer.ts'

/** Who orders something, when it is for him, and the request that it came with. */
export type Order = Readonly<{ caller: OfficerAtWork; today: string; requestId: string }>

export const doerOf = ({ subject, actingFor }: OfficerAtWork): Doer => ({ subject, actingFor })
