// Made by "npm run generate".
export interface paths {
    "/.well-known/openid-configuration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What this issuer is */
        get: operations["discoverIssuer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jwks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The keys that tokens are checked with */
        get: operations["listPublicKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What I may do, by what was approved */
        get: operations["getMyself"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/colleagues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is in office in my areas, by name: whom I may ask to stand in for me */
        get: operations["listColleagues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/officers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The officers of my areas as they are now, by subject */
        get: operations["listOfficers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/officers/{subject}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every state of an officer, the newest first, with who decided it and why */
        get: operations["getOfficerHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/officers/{subject}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take everything from an officer at once; services know it within ten minutes */
        post: operations["revokeOfficer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/officer-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was asked for in my areas, in the order of asking; open=true: what nobody has decided yet */
        get: operations["listOfficerChanges"];
        put?: never;
        /** Ask that an officer be appointed, or have other roles, areas or days; another administrator decides */
        post: operations["askOfficerChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/officer-changes/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve what another administrator asked for */
        post: operations["approveOfficerChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/officer-changes/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reject what another administrator asked for */
        post: operations["rejectOfficerChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/delegations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My own delegations; for audit and administrators also those of their areas, in the order of asking */
        get: operations["listDelegations"];
        put?: never;
        /** Ask that an officer may stand in for me, or, as an administrator, for another */
        post: operations["askDelegation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/delegations/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve that one officer stands in for another: an administrator, or the superior of the other */
        post: operations["approveDelegation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/delegations/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reject it */
        post: operations["rejectDelegation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/delegations/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End it at once: either of the two, or an administrator */
        post: operations["endDelegation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Check everything that must always hold; delivers every message a second time to see that nothing changes */
        get: operations["runChecks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The messages that wait, in the order in which they were put aside, after the cursor; all=true: also the closed */
        get: operations["listDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who decided what about messages that waited, when and why, in the order of the decisions */
        get: operations["listDeadLetterDecisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One message that waits or waited, as it came, with every attempt and decision about it */
        get: operations["getDeadLetter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Handle what waits for a key again, once its cause is mended; accept_gap gives up the missing messages before it */
        post: operations["replayDeadLetters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters/{id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give one message up for good, with the reason; those behind it are handled when it was its turn */
        post: operations["discardDeadLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the token of a sign-in for one with the approved roles and areas (RFC 8693), valid for under ten minutes */
        post: operations["exchangeToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A refusal (RFC 9457). The offending values stand beside these members */
        Problem: {
            /** @example urn:fundtrace:problem:ACCESS_ROLE_FORBIDDEN */
            type: string;
            /** @description Chinese / English */
            title: string;
            title_zh: string;
            title_en: string;
            status: number;
            /** @description What was wrong, with the offending value */
            detail: string;
            /** @description The request, as it stands in the log */
            instance: string;
            /**
             * @description Stable: programs branch on it
             * @example ACCESS_ROLE_FORBIDDEN
             */
            code: string;
        } & {
            [key: string]: unknown;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    discoverIssuer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPublicKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMyself: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        subject: string;
                        name: string;
                        roles: ("finance" | "treasury" | "audit" | "admin")[];
                        areas: string[];
                        acting_for: null | string;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listColleagues: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        colleagues: {
                            subject: string;
                            name: string;
                            roles: ("finance" | "treasury" | "audit" | "admin")[];
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOfficers: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        officers: {
                            /** @description the officer, as the provider at which he signs in calls him (sub) */
                            subject: string;
                            name: string;
                            roles: ("finance" | "treasury" | "audit" | "admin")[];
                            areas: string[];
                            /**
                             * Format: date
                             * @example 2016-06-30
                             */
                            valid_from: string;
                            valid_until: null | string;
                            version: number;
                            /** @enum {unknown} */
                            state: "in_office" | "revoked";
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOfficerHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the officer, as the provider at which he signs in calls him (sub) */
                subject: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        versions: {
                            /** @description the officer, as the provider at which he signs in calls him (sub) */
                            subject: string;
                            name: string;
                            roles: ("finance" | "treasury" | "audit" | "admin")[];
                            areas: string[];
                            /**
                             * Format: date
                             * @example 2016-06-30
                             */
                            valid_from: string;
                            valid_until: null | string;
                            version: number;
                            /** @enum {unknown} */
                            state: "in_office" | "revoked";
                            /** @enum {unknown} */
                            kind: "first" | "approved" | "revoked";
                            reason: string;
                            /** @description who approved or revoked */
                            made_by: string;
                            made_for: null | string;
                            /** Format: date-time */
                            made_at: string;
                            change_id: null | string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeOfficer: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /** @description the officer, as the provider at which he signs in calls him (sub) */
                subject: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description the officer, as the provider at which he signs in calls him (sub) */
                        subject: string;
                        name: string;
                        roles: ("finance" | "treasury" | "audit" | "admin")[];
                        areas: string[];
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        valid_from: string;
                        valid_until: null | string;
                        version: number;
                        /** @enum {unknown} */
                        state: "in_office" | "revoked";
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOfficerChanges: {
        parameters: {
            query?: {
                /** @description the place of the last one seen */
                after?: string;
                limit?: number;
                open?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changes: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            place: string;
                            /** @description the officer, as the provider at which he signs in calls him (sub) */
                            subject: string;
                            name: string;
                            roles: ("finance" | "treasury" | "audit" | "admin")[];
                            areas: string[];
                            /**
                             * Format: date
                             * @example 2016-06-30
                             */
                            valid_from: string;
                            valid_until: null | string;
                            reason: string;
                            asked_by: {
                                subject: string;
                                acting_for: null | string;
                            };
                            /** Format: date-time */
                            asked_at: string;
                            /** @enum {unknown} */
                            state: "asked" | "approved" | "rejected";
                            decided_by: null | {
                                subject: string;
                                acting_for: null | string;
                            };
                            decision_reason: null | string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askOfficerChange: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "subject": "li-chuna",
                 *       "name": "李出纳",
                 *       "roles": [
                 *         "treasury"
                 *       ],
                 *       "areas": [
                 *         "441802"
                 *       ],
                 *       "reason": "清财人〔2016〕8号"
                 *     }
                 */
                "application/json": {
                    /** @description the officer, as the provider at which he signs in calls him (sub) */
                    subject: string;
                    name: string;
                    roles: ("finance" | "treasury" | "audit" | "admin")[];
                    areas: string[];
                    /**
                     * Format: date
                     * @example 2016-06-30
                     */
                    valid_from?: string;
                    /**
                     * Format: date
                     * @example 2016-06-30
                     */
                    valid_until?: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        id: string;
                        place: string;
                        /** @description the officer, as the provider at which he signs in calls him (sub) */
                        subject: string;
                        name: string;
                        roles: ("finance" | "treasury" | "audit" | "admin")[];
                        areas: string[];
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        valid_from: string;
                        valid_until: null | string;
                        reason: string;
                        asked_by: {
                            subject: string;
                            acting_for: null | string;
                        };
                        /** Format: date-time */
                        asked_at: string;
                        /** @enum {unknown} */
                        state: "asked" | "approved" | "rejected";
                        decided_by: null | {
                            subject: string;
                            acting_for: null | string;
                        };
                        decision_reason: null | string;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approveOfficerChange: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        id: string;
                        place: string;
                        /** @description the officer, as the provider at which he signs in calls him (sub) */
                        subject: string;
                        name: string;
                        roles: ("finance" | "treasury" | "audit" | "admin")[];
                        areas: string[];
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        valid_from: string;
                        valid_until: null | string;
                        reason: string;
                        asked_by: {
                            subject: string;
                            acting_for: null | string;
                        };
                        /** Format: date-time */
                        asked_at: string;
                        /** @enum {unknown} */
                        state: "asked" | "approved" | "rejected";
                        decided_by: null | {
                            subject: string;
                            acting_for: null | string;
                        };
                        decision_reason: null | string;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rejectOfficerChange: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        id: string;
                        place: string;
                        /** @description the officer, as the provider at which he signs in calls him (sub) */
                        subject: string;
                        name: string;
                        roles: ("finance" | "treasury" | "audit" | "admin")[];
                        areas: string[];
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        valid_from: string;
                        valid_until: null | string;
                        reason: string;
                        asked_by: {
                            subject: string;
                            acting_for: null | string;
                        };
                        /** Format: date-time */
                        asked_at: string;
                        /** @enum {unknown} */
                        state: "asked" | "approved" | "rejected";
                        decided_by: null | {
                            subject: string;
                            acting_for: null | string;
                        };
                        decision_reason: null | string;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDelegations: {
        parameters: {
            query?: {
                /** @description the place of the last one seen */
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        delegations: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            place: string;
                            /** @description for whom */
                            delegator: string;
                            /** @description who stands in */
                            delegate: string;
                            roles: ("finance" | "treasury" | "audit" | "admin")[];
                            areas: string[];
                            /**
                             * Format: date
                             * @example 2016-06-30
                             */
                            first_day: string;
                            /**
                             * Format: date
                             * @example 2016-06-30
                             */
                            last_day: string;
                            reason: string;
                            asked_by: {
                                subject: string;
                                acting_for: null | string;
                            };
                            /** Format: date-time */
                            asked_at: string;
                            /** @enum {unknown} */
                            state: "asked" | "approved" | "rejected" | "ended";
                            decided_by: null | {
                                subject: string;
                                acting_for: null | string;
                            };
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askDelegation: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description the officer, as the provider at which he signs in calls him (sub) */
                    delegator?: string;
                    /** @description the officer, as the provider at which he signs in calls him (sub) */
                    delegate: string;
                    roles: ("finance" | "treasury" | "audit" | "admin")[];
                    areas: string[];
                    /**
                     * Format: date
                     * @example 2016-06-30
                     */
                    first_day: string;
                    /**
                     * Format: date
                     * @example 2016-06-30
                     */
                    last_day: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        id: string;
                        place: string;
                        /** @description for whom */
                        delegator: string;
                        /** @description who stands in */
                        delegate: string;
                        roles: ("finance" | "treasury" | "audit" | "admin")[];
                        areas: string[];
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        first_day: string;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        last_day: string;
                        reason: string;
                        asked_by: {
                            subject: string;
                            acting_for: null | string;
                        };
                        /** Format: date-time */
                        asked_at: string;
                        /** @enum {unknown} */
                        state: "asked" | "approved" | "rejected" | "ended";
                        decided_by: null | {
                            subject: string;
                            acting_for: null | string;
                        };
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approveDelegation: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        id: string;
                        place: string;
                        /** @description for whom */
                        delegator: string;
                        /** @description who stands in */
                        delegate: string;
                        roles: ("finance" | "treasury" | "audit" | "admin")[];
                        areas: string[];
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        first_day: string;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        last_day: string;
                        reason: string;
                        asked_by: {
                            subject: string;
                            acting_for: null | string;
                        };
                        /** Format: date-time */
                        asked_at: string;
                        /** @enum {unknown} */
                        state: "asked" | "approved" | "rejected" | "ended";
                        decided_by: null | {
                            subject: string;
                            acting_for: null | string;
                        };
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rejectDelegation: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        id: string;
                        place: string;
                        /** @description for whom */
                        delegator: string;
                        /** @description who stands in */
                        delegate: string;
                        roles: ("finance" | "treasury" | "audit" | "admin")[];
                        areas: string[];
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        first_day: string;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        last_day: string;
                        reason: string;
                        asked_by: {
                            subject: string;
                            acting_for: null | string;
                        };
                        /** Format: date-time */
                        asked_at: string;
                        /** @enum {unknown} */
                        state: "asked" | "approved" | "rejected" | "ended";
                        decided_by: null | {
                            subject: string;
                            acting_for: null | string;
                        };
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endDelegation: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        id: string;
                        place: string;
                        /** @description for whom */
                        delegator: string;
                        /** @description who stands in */
                        delegate: string;
                        roles: ("finance" | "treasury" | "audit" | "admin")[];
                        areas: string[];
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        first_day: string;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        last_day: string;
                        reason: string;
                        asked_by: {
                            subject: string;
                            acting_for: null | string;
                        };
                        /** Format: date-time */
                        asked_at: string;
                        /** @enum {unknown} */
                        state: "asked" | "approved" | "rejected" | "ended";
                        decided_by: null | {
                            subject: string;
                            acting_for: null | string;
                        };
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    runChecks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description What carries the messages of this service
                         * @enum {unknown}
                         */
                        transport: "postgres" | "kafka";
                        checks: {
                            name: string;
                            ok: boolean;
                            detail: string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDeadLetters: {
        parameters: {
            query?: {
                consumer?: string;
                key?: string;
                limit?: number;
                /** @description the id of a dead letter */
                after?: string;
                all?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        dead_letters: {
                            id: string;
                            consumer: string;
                            topic: string;
                            partition: number;
                            position: string;
                            key: string;
                            event_id: null | string;
                            event_type: null | string;
                            source: null | string;
                            sequence: null | string;
                            /** @enum {unknown} */
                            state: "poison" | "parked" | "replayed" | "discarded";
                            /** @description why it waits now, or waited last */
                            reason: string;
                            /** @description why it was put aside */
                            first_reason: string;
                            /** Format: date-time */
                            recorded_at: string;
                            closed_at: null | string;
                            /** @description how many later messages of its key wait behind it */
                            parked_behind: number;
                            discarded_by: null | string;
                            discard_reason: null | string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDeadLetterDecisions: {
        parameters: {
            query?: {
                consumer?: string;
                key?: string;
                limit?: number;
                /** @description the id of a decision */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        decisions: {
                            id: string;
                            consumer: string;
                            key: string;
                            /** @enum {unknown} */
                            kind: "replay" | "discard" | "accept_gap";
                            dead_letter_id: null | string;
                            source: null | string;
                            first_sequence: null | string;
                            last_sequence: null | string;
                            reason: null | string;
                            decided_by: string;
                            /** Format: date-time */
                            decided_at: string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDeadLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description the number of a dead letter
                 * @example 17
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        consumer: string;
                        topic: string;
                        partition: number;
                        position: string;
                        key: string;
                        event_id: null | string;
                        event_type: null | string;
                        source: null | string;
                        sequence: null | string;
                        /** @enum {unknown} */
                        state: "poison" | "parked" | "replayed" | "discarded";
                        /** @description why it waits now, or waited last */
                        reason: string;
                        /** @description why it was put aside */
                        first_reason: string;
                        /** Format: date-time */
                        recorded_at: string;
                        closed_at: null | string;
                        /** @description how many later messages of its key wait behind it */
                        parked_behind: number;
                        discarded_by: null | string;
                        discard_reason: null | string;
                        /** @description as it was delivered */
                        message: string;
                        /** @description to handle it again, the newest first */
                        attempts: {
                            /** @enum {unknown} */
                            outcome: "handled" | "duplicate" | "failed";
                            reason: null | string;
                            /** Format: date-time */
                            attempted_at: string;
                            ordered_by: null | string;
                        }[];
                        /** @description about its consumer and key, the newest first */
                        decisions: {
                            id: string;
                            consumer: string;
                            key: string;
                            /** @enum {unknown} */
                            kind: "replay" | "discard" | "accept_gap";
                            dead_letter_id: null | string;
                            source: null | string;
                            first_sequence: null | string;
                            last_sequence: null | string;
                            reason: null | string;
                            decided_by: string;
                            /** Format: date-time */
                            decided_at: string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replayDeadLetters: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    consumer: string;
                    key: string;
                    accept_gap?: {
                        /**
                         * @description a reason in words, of 4 to 500 characters
                         * @example 原系统确认为重复发送
                         */
                        reason: string;
                        /** @description how many are missing; another number is refused and told the right one */
                        count: number;
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        decision_id: string;
                        consumer: string;
                        key: string;
                        accepted_gap: null | {
                            source: string;
                            first_sequence: number;
                            last_sequence: number;
                        };
                        /** @description how many messages this order has released */
                        replayed: number;
                        /** @description how many of the key still wait */
                        waiting: number;
                        first_waiting: null | {
                            id: string;
                            consumer: string;
                            topic: string;
                            partition: number;
                            position: string;
                            key: string;
                            event_id: null | string;
                            event_type: null | string;
                            source: null | string;
                            sequence: null | string;
                            /** @enum {unknown} */
                            state: "poison" | "parked" | "replayed" | "discarded";
                            /** @description why it waits now, or waited last */
                            reason: string;
                            /** @description why it was put aside */
                            first_reason: string;
                            /** Format: date-time */
                            recorded_at: string;
                            closed_at: null | string;
                            /** @description how many later messages of its key wait behind it */
                            parked_behind: number;
                            discarded_by: null | string;
                            discard_reason: null | string;
                        };
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    discardDeadLetter: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /**
                 * @description the number of a dead letter
                 * @example 17
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description a reason in words, of 4 to 500 characters
                     * @example 原系统确认为重复发送
                     */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        decision_id: string;
                        consumer: string;
                        key: string;
                        accepted_gap: null | {
                            source: string;
                            first_sequence: number;
                            last_sequence: number;
                        };
                        /** @description how many messages this order has released */
                        replayed: number;
                        /** @description how many of the key still wait */
                        waiting: number;
                        first_waiting: null | {
                            id: string;
                            consumer: string;
                            topic: string;
                            partition: number;
                            position: string;
                            key: string;
                            event_id: null | string;
                            event_type: null | string;
                            source: null | string;
                            sequence: null | string;
                            /** @enum {unknown} */
                            state: "poison" | "parked" | "replayed" | "discarded";
                            /** @description why it waits now, or waited last */
                            reason: string;
                            /** @description why it was put aside */
                            first_reason: string;
                            /** Format: date-time */
                            recorded_at: string;
                            closed_at: null | string;
                            /** @description how many later messages of its key wait behind it */
                            parked_behind: number;
                            discarded_by: null | string;
                            discard_reason: null | string;
                        };
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exchangeToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @constant */
                    grant_type: "urn:ietf:params:oauth:grant-type:token-exchange";
                    /** @description the access token of the provider at which officers sign in */
                    subject_token: string;
                    /** @constant */
                    subject_token_type: "urn:ietf:params:oauth:token-type:access_token";
                    /** @description the subject of the officer to stand in for */
                    act_for?: string;
                } & {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        access_token: string;
                        /** @constant */
                        issued_token_type: "urn:ietf:params:oauth:token-type:access_token";
                        /** @constant */
                        token_type: "Bearer";
                        /** @description seconds */
                        expires_in: number;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
