import type { Caller } from '@fundtrace/http-server'
import type { Order } from '../../application/order.ts'
import { shanghaiDayOf } from '../../domain/shanghai-day.ts'

/** The caller's order as the use cases know it. */
export const orderOf = (request: { id: string }, caller: Caller): Order => ({
  caller,
  today: shanghaiDayOf(new Date()),
  requestId: request.id,
})
