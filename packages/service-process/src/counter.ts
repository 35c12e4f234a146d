import { Counter } from 'prom-client'

/** A count that a service keeps beside its code and names in its definition, which puts it on the metrics page. */
export const defineCounter = <Label extends string>(name: string, help: string, labels: readonly Label[]) =>
  new Counter<Label>({ name, help, labelNames: [...labels], registers: [] })
