import type { Person } from '../domain/four-eyes.ts'

/** The officer on whose word something is done, in whose place (代岗), and the request that this is part of. */
export type Officer = Person & Readonly<{ correlationId: string }>
