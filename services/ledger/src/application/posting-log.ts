/** What posting tells of itself as it goes on. The service's logger is one. */
export type PostingLog = Readonly<Record<'debug' | 'info' | 'warn', (about: object, message: string) => void>>
