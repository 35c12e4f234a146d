/** Ends a connection. One that is broken already cannot be ended in order, and there is nothing left to do about it. */
export async function hangUp(connection: Readonly<{ disconnect: () => Promise<void> }>): Promise<void> {
  await connection.disconnect().catch(brokenAlready)
}

const brokenAlready = (): void => undefined
