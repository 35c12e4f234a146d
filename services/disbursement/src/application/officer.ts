/** The officer on whose word something is done, and the request that this is part of. */
export type Officer = Readonly<{ subject: string; correlationId: string }>
