/** '8-30' and '>90' as the filters of the list say it. */
export function searchOf(band: string, jobId: string | undefined): Record<string, string> {
  const [from = '', to = ''] = band.startsWith('>') ? [String(Number(band.slice(1)) + 1)] : band.split('-')
  return {
    age_from: from,
    ...(to !== '' && { age_to: to }),
    ...(jobId !== undefined && { job_id: jobId }),
  }
}
