/** The process that every service is: configuration, database, messages in and out, HTTP, checks, an orderly end. */
export {
  defineOpenService,
  defineService,
  type LongLiving,
  type ServiceDefinition,
  type ServiceParts,
  type Check,
} from './service-definition.ts'
export { runServiceProcess } from './run-service-process.ts'
export { openService } from './opened-service.ts'
export { assembleOpened, assembleServer } from './assemble-server.ts'
export { checkFaults } from './check-faults.ts'
export { defineCounter } from './counter.ts'
export { measureService } from './service-metrics.ts'
export { kafkaSettings, readKafkaAddress } from './kafka-settings.ts'
