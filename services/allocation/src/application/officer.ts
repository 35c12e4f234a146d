/** The officer on whose word something is done, in whose place (代岗; null: his own), and the request that this is part of. */
export type Officer = Readonly<{ subject: string; actingFor: string | null; correlationId: string }>
