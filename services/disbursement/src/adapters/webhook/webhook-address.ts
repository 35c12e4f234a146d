import { BlockList, isIP } from 'node:net'
import { webhookAddressRefused } from '../../domain/webhook-errors.ts'

/** What nothing is sent to: this machine, the house's own network, and what is no single public machine (IANA special-purpose registries). */
const CLOSED = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  CLOSED.addSubnet(network, prefix, 'ipv4')
/** Of IPv6 only global unicast, and of that none that leads back to an IPv4 address or is for books. */
const OPEN_6 = new BlockList()
OPEN_6.addSubnet('2000::', 3, 'ipv6')
const CLOSED_6 = new BlockList()
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const)
  CLOSED_6.addSubnet(network, prefix, 'ipv6')
const LOOPBACK = new BlockList()
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4')
LOOPBACK.addAddress('::1', 'ipv6')

/** Whether something may be sent to this IP address. */
export function isOpenAddress(address: string, allowLoopback: boolean): boolean {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
  if (isIP(address) === 0) return false
  if (LOOPBACK.check(address, family)) return allowLoopback
  return family === 'ipv4'
    ? !CLOSED.check(address, 'ipv4')
    : OPEN_6.check(address, 'ipv6') && !CLOSED_6.check(address, 'ipv6')
}

/** An address as it is asked for: https, or http on this machine where that is allowed. A name is looked at again whenever something is sent. */
export function requireWebhookUrl(text: string, allowLoopback: boolean): URL {
  if (!URL.canParse(text)) throw webhookAddressRefused('it is no URL')
  const url = new URL(text)
  const host = hostOf(url)
  if (url.username !== '' || url.password !== '') throw webhookAddressRefused('it holds a user or a password')
  if (url.hash !== '') throw webhookAddressRefused('it has a fragment')
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && allowLoopback && isLoopback(host)))
    throw webhookAddressRefused('it is not https')
  const isName = isIP(host) === 0
  if (
    isName
      ? /(?:^|\.)(?:localhost|local|internal)\.?$/i.test(host) && !allowLoopback
      : !isOpenAddress(host, allowLoopback)
  )
    throw webhookAddressRefused('it leads to this machine or into a private network')
  return url
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || (isIP(host) !== 0 && LOOPBACK.check(host, isIP(host) === 6 ? 'ipv6' : 'ipv4'))

/** Without the brackets of an IPv6 address. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[(.*)\]$/, '$1')
