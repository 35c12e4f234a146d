/** The services that the console leads to. */
export const SERVICE_NAMES = ['allocation', 'ledger', 'disbursement', 'reconciliation', 'access'] as const
export type ServiceName = (typeof SERVICE_NAMES)[number]

/** Those with routes that everybody may read: the notice board. */
export const PUBLIC_SERVICES: readonly ServiceName[] = ['allocation', 'disbursement']

export const serviceNamed = (name: string): ServiceName | undefined => SERVICE_NAMES.find((known) => known === name)
