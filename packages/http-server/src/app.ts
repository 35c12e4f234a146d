import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type {
  ContextConfigDefault,
  FastifyBaseLogger,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  FastifySchema,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
  RouteGenericInterface,
} from 'fastify'

type Server = RawServerDefault
type RawRequest = RawRequestDefaultExpression
type RawReply = RawReplyDefaultExpression
type Route = RouteGenericInterface

/** A server that `createServer` made: what a route module registers its routes on. */
export type App = FastifyInstance<Server, RawRequest, RawReply, FastifyBaseLogger, TypeBoxTypeProvider>

/** The request and the reply of a route with the schema, as the App's own handlers get them. */
export type RouteRequest<S extends FastifySchema> = FastifyRequest<
  Route,
  Server,
  RawRequest,
  S,
  TypeBoxTypeProvider,
  ContextConfigDefault,
  FastifyBaseLogger
>
export type RouteReply<S extends FastifySchema> = FastifyReply<
  Route,
  Server,
  RawRequest,
  RawReply,
  ContextConfigDefault,
  S,
  TypeBoxTypeProvider
>
