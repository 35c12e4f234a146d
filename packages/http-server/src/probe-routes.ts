/** Orchestrators and Prometheus ask these every few seconds: they are neither logged as requests nor traced. */
export const isProbeRoute = (route: string): boolean => route.startsWith('/health/') || route === '/metrics'
