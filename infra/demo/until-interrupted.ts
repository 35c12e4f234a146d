export class InterruptedError extends Error {
  constructor() {
    super('已中断 / interrupted')
    this.name = 'InterruptedError'
  }
}

/** Rejects when somebody wants this process to end, so that the house it has started is stopped. */
export const untilInterrupted = (): Promise<never> =>
  new Promise((_resolve, reject) => {
    const interrupt = (): void => reject(new InterruptedError())
    process.once('SIGINT', interrupt)
    process.once('SIGTERM', interrupt)
  })
