// Generated from contracts/openapi.json by `npm run generate`; not edited by hand.
export interface paths {
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public keys of access tokens */
        get: operations["get__well_known_jwks_json"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/art/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The picture of an event by its slug: /art/<slug>.svg, the uploaded one or the one drawn from the slug; wider with ?wide=1 */
        get: operations["get_art_by_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/guest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start as a guest, who may book and pay */
        post: operations["post_auth_guest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in
         * @description Codes: [invalid_credentials](errors/invalid_credentials), [rate_limited](errors/rate_limited).
         */
        post: operations["post_auth_login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign out here */
        post: operations["post_auth_logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/logout-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign out everywhere */
        post: operations["post_auth_logout_all"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for the mails of what was booked with an address, to that address
         * @description Codes: [rate_limited](errors/rate_limited).
         */
        post: operations["post_auth_orders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a password: the first of a guest whose address is verified, or a new one
         * @description Codes: [invalid_credentials](errors/invalid_credentials), [contact_required](errors/contact_required), [invalid_state](errors/invalid_state), [email_taken](errors/email_taken), [rate_limited](errors/rate_limited).
         */
        post: operations["post_auth_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/password-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a mail to set a new password
         * @description Codes: [rate_limited](errors/rate_limited).
         */
        post: operations["post_auth_password_reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/password-reset/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a new password with the token of the mail
         * @description Codes: [validation_failed](errors/validation_failed), [email_taken](errors/email_taken).
         */
        post: operations["post_auth_password_reset_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange a refresh token for a new pair
         * @description Codes: [unauthenticated](errors/unauthenticated), [forbidden](errors/forbidden).
         */
        post: operations["post_auth_refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make an account and sign in
         * @description Codes: [email_taken](errors/email_taken).
         */
        post: operations["post_auth_register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the devices you are signed in on */
        get: operations["get_auth_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign out one device */
        delete: operations["delete_auth_sessions_by_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/verify-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prove an e-mail address with the token of the mail
         * @description Codes: [validation_failed](errors/validation_failed), [email_taken](errors/email_taken).
         */
        post: operations["post_auth_verify_email"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/verify-email/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send the mail that proves your e-mail address
         * @description Codes: [contact_required](errors/contact_required), [rate_limited](errors/rate_limited).
         */
        post: operations["post_auth_verify_email_resend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/availability/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What can be had of a product now, or the free times of a service */
        get: operations["get_availability_check"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List own bookings, or those of an organization; newest first */
        get: operations["get_bookings"];
        put?: never;
        /**
         * Hold items: a pending booking is the basket
         * @description Codes: [seat_taken](errors/seat_taken), [sold_out](errors/sold_out), [not_on_sale](errors/not_on_sale), [limit_exceeded](errors/limit_exceeded), [admission_required](errors/admission_required), [contact_required](errors/contact_required).
         */
        post: operations["post_bookings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a booking */
        get: operations["get_bookings_by_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a booking's own notes */
        patch: operations["patch_bookings_by_id"];
        trace?: never;
    };
    "/bookings/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Call a booking off; what was paid goes back
         * @description Codes: [invalid_state](errors/invalid_state).
         */
        post: operations["post_bookings_by_id_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/{id}/cancel-quote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What cancelling a booking would give back */
        get: operations["get_bookings_by_id_cancel_quote"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm a booking that is paid or free
         * @description Codes: [payment_required](errors/payment_required), [invalid_state](errors/invalid_state), [contact_required](errors/contact_required), [limit_exceeded](errors/limit_exceeded), [seat_taken](errors/seat_taken), [sold_out](errors/sold_out).
         */
        post: operations["post_bookings_by_id_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/{id}/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hold the basket for longer
         * @description Codes: [extend_limit](errors/extend_limit), [invalid_state](errors/invalid_state), [payment_in_progress](errors/payment_in_progress).
         */
        post: operations["post_bookings_by_id_extend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every move of a booking, oldest first */
        get: operations["get_bookings_by_id_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/{id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Make the basket exactly this, all or nothing
         * @description Codes: [seat_taken](errors/seat_taken), [sold_out](errors/sold_out), [not_on_sale](errors/not_on_sale), [limit_exceeded](errors/limit_exceeded), [admission_required](errors/admission_required), [payment_in_progress](errors/payment_in_progress), [invalid_state](errors/invalid_state).
         */
        put: operations["put_bookings_by_id_items"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/desk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Bookings of an organization with their buyers, found by reference, name, address or seat; newest first
         * @description Codes: [not_found](errors/not_found), [forbidden](errors/forbidden), [limit_exceeded](errors/limit_exceeded).
         */
        get: operations["get_bookings_desk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/desk/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same bookings as a CSV file, 10,000 at most
         * @description Codes: [not_found](errors/not_found), [forbidden](errors/forbidden), [limit_exceeded](errors/limit_exceeded).
         */
        get: operations["get_bookings_desk_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/sales": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was sold of events or products of an organization, by currency
         * @description Codes: [not_found](errors/not_found), [forbidden](errors/forbidden).
         */
        get: operations["get_bookings_sales"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tree as a list: every parent before its children */
        get: operations["get_categories"];
        put?: never;
        /**
         * Add a category, below another one where parent_id says so
         * @description Codes: [forbidden](errors/forbidden), [not_found](errors/not_found).
         */
        post: operations["post_categories"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/categories/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Rename a category or move it with everything below it
         * @description Codes: [forbidden](errors/forbidden).
         */
        put: operations["put_categories_by_id"];
        post?: never;
        /**
         * Remove a category that has nothing in it or below it
         * @description Codes: [forbidden](errors/forbidden), [invalid_state](errors/invalid_state).
         */
        delete: operations["delete_categories_by_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page to read the API and to try it */
        get: operations["get_docs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the pages are made of */
        get: operations["get_docs_by_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/errors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All error codes, as a page */
        get: operations["get_errors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/errors/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an error code means and what to do about it, as a page: the `type` of every problem */
        get: operations["get_errors_by_code"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The programme: events with coming performances, the next one first */
        get: operations["get_events"];
        put?: never;
        /**
         * Draft an event; the venue's layout is copied into it
         * @description Codes: [forbidden](errors/forbidden), [not_found](errors/not_found).
         */
        post: operations["post_events"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One event, by id or slug */
        get: operations["get_events_by_id"];
        /**
         * Change what you send of an event; one on the programme changes for buyers at once
         * @description Codes: [forbidden](errors/forbidden), [invalid_state](errors/invalid_state), [capacity_below_sold](errors/capacity_below_sold).
         */
        put: operations["put_events_by_id"];
        post?: never;
        /**
         * Throw a draft away; what was on the programme is cancelled instead
         * @description Codes: [forbidden](errors/forbidden), [invalid_state](errors/invalid_state).
         */
        delete: operations["delete_events_by_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Call an event off: its bookings are cancelled and refunded
         * @description Codes: [forbidden](errors/forbidden), [invalid_state](errors/invalid_state).
         */
        post: operations["post_events_by_id_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{id}/duplicate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A new draft with everything of the event but its sales; cancelled dates are left out
         * @description Codes: [forbidden](errors/forbidden).
         */
        post: operations["post_events_by_id_duplicate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{id}/image": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Give an event its picture: the file itself is the body; an older picture goes
         * @description Codes: [forbidden](errors/forbidden), [payload_too_large](errors/payload_too_large), [unsupported_media_type](errors/unsupported_media_type).
         */
        put: operations["put_events_by_id_image"];
        post?: never;
        /**
         * Take an event's picture away; it is drawn from its slug again
         * @description Codes: [forbidden](errors/forbidden).
         */
        delete: operations["delete_events_by_id_image"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{id}/layout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An event's own copy of the layout, to be edited and sent again
         * @description Codes: [forbidden](errors/forbidden).
         */
        get: operations["get_events_by_id_layout"];
        /**
         * Replace an event's copy of the layout as a whole; on the programme, what somebody has must stay in it
         * @description Codes: [forbidden](errors/forbidden), [invalid_state](errors/invalid_state), [capacity_below_sold](errors/capacity_below_sold), [payload_too_large](errors/payload_too_large).
         */
        put: operations["put_events_by_id_layout"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{id}/performances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a date
         * @description Codes: [forbidden](errors/forbidden), [invalid_state](errors/invalid_state).
         */
        post: operations["post_events_by_id_performances"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{id}/performances/{performance_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Move a date, or change its sale window
         * @description Codes: [forbidden](errors/forbidden), [invalid_state](errors/invalid_state).
         */
        put: operations["put_events_by_id_performances_by_performance_id"];
        post?: never;
        /**
         * Take a date out; refused once somebody has a ticket or a hold for it
         * @description Codes: [forbidden](errors/forbidden), [invalid_state](errors/invalid_state), [capacity_below_sold](errors/capacity_below_sold).
         */
        delete: operations["delete_events_by_id_performances_by_performance_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a draft on the programme; what is missing is named
         * @description Codes: [forbidden](errors/forbidden), [invalid_state](errors/invalid_state).
         */
        post: operations["post_events_by_id_publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/images/{id}/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file of an event's picture: /events/images/<image id>/<width>.webp, as the event lists them */
        get: operations["get_events_images_by_id_by_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Is the process alive */
        get: operations["get_health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was sent to you, and how far it got */
        get: operations["get_notifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write the confirmation of a booking again, to the address of its buyer: once a minute
         * @description Codes: [not_found](errors/not_found), [forbidden](errors/forbidden), [invalid_state](errors/invalid_state), [rate_limited](errors/rate_limited).
         */
        post: operations["post_notifications_resend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document: every endpoint of every service */
        get: operations["get_openapi_json"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the organizations you are a member of */
        get: operations["get_organizations"];
        put?: never;
        /**
         * Make an organization, and own it
         * @description Codes: [forbidden](errors/forbidden), [limit_exceeded](errors/limit_exceeded).
         */
        post: operations["post_organizations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organizations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an organization */
        get: operations["get_organizations_by_id"];
        /**
         * Change an organization
         * @description Codes: [precondition_required](errors/precondition_required), [version_mismatch](errors/version_mismatch).
         */
        put: operations["put_organizations_by_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organizations/{id}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Invite somebody by e-mail; an earlier invitation of the address dies
         * @description Codes: [forbidden](errors/forbidden), [rate_limited](errors/rate_limited).
         */
        post: operations["post_organizations_by_id_invitations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organizations/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the members of an organization */
        get: operations["get_organizations_by_id_members"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organizations/{id}/members/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change what a member may do
         * @description Codes: [forbidden](errors/forbidden), [invalid_state](errors/invalid_state).
         */
        put: operations["put_organizations_by_id_members_by_user_id"];
        post?: never;
        /**
         * Remove a member, or leave
         * @description Codes: [forbidden](errors/forbidden), [invalid_state](errors/invalid_state).
         */
        delete: operations["delete_organizations_by_id_members_by_user_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organizations/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Join an organization with the token of the mail
         * @description Codes: [validation_failed](errors/validation_failed), [forbidden](errors/forbidden), [invalid_state](errors/invalid_state).
         */
        post: operations["post_organizations_invitations_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List own payments, or those of an organization; newest first
         * @description Codes: [forbidden](errors/forbidden).
         */
        get: operations["get_payments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a payment: its customer, or who may read payments in its organization
         * @description Codes: [not_found](errors/not_found), [forbidden](errors/forbidden).
         */
        get: operations["get_payments_by_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask the provider now how a payment stands: for a customer who comes back from it
         * @description Codes: [not_found](errors/not_found), [forbidden](errors/forbidden), [dependency_unavailable](errors/dependency_unavailable).
         */
        post: operations["post_payments_by_id_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/{id}/refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send money back: so much, or everything that is left
         * @description Codes: [not_found](errors/not_found), [forbidden](errors/forbidden), [invalid_state](errors/invalid_state).
         */
        post: operations["post_payments_by_id_refund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/{id}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The refunds of a payment, oldest first
         * @description Codes: [not_found](errors/not_found), [forbidden](errors/forbidden).
         */
        get: operations["get_payments_by_id_refunds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start to pay a booking: makes the intent at the provider, or gives the one that is there
         * @description Codes: [not_found](errors/not_found), [invalid_state](errors/invalid_state), [contact_required](errors/contact_required), [limit_exceeded](errors/limit_exceeded), [dependency_unavailable](errors/dependency_unavailable).
         */
        post: operations["post_payments_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Products and services on sale, the newest first */
        get: operations["get_products"];
        put?: never;
        /**
         * Put goods with a stock or a service with times on sale
         * @description Codes: [forbidden](errors/forbidden), [not_found](errors/not_found).
         */
        post: operations["post_products"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A product or service, by id or slug */
        get: operations["get_products_by_id"];
        /**
         * Change what you send of a product; what is held or sold stays as it was agreed
         * @description Codes: [forbidden](errors/forbidden).
         */
        put: operations["put_products_by_id"];
        post?: never;
        /**
         * Take a product off sale for good; what is sold of it stays
         * @description Codes: [forbidden](errors/forbidden).
         */
        delete: operations["delete_products_by_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/{id}/appointments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is booked of an own service, by time
         * @description Codes: [forbidden](errors/forbidden).
         */
        get: operations["get_products_by_id_appointments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/{id}/image": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Give a product its picture: the file itself is the body; an older picture goes
         * @description Codes: [forbidden](errors/forbidden), [payload_too_large](errors/payload_too_large), [unsupported_media_type](errors/unsupported_media_type).
         */
        put: operations["put_products_by_id_image"];
        post?: never;
        /**
         * Take a product's picture away; it is drawn from its slug again
         * @description Codes: [forbidden](errors/forbidden).
         */
        delete: operations["delete_products_by_id_image"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/{id}/variants/{variant_id}/stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Count goods in or out; a difference, so that what is in baskets meanwhile is not miscounted
         * @description Codes: [forbidden](errors/forbidden).
         */
        post: operations["post_products_by_id_variants_by_variant_id_stock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/art/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The picture of a product by its slug: /products/art/<slug>.svg, the uploaded one or the one drawn from the slug; wider with ?wide=1 */
        get: operations["get_products_art_by_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/images/{id}/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file of a product's picture: /products/images/<image id>/<width>.webp, as the product lists them */
        get: operations["get_products_images_by_id_by_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Goods and services by words, place and price
         * @description Codes: [dependency_unavailable](errors/dependency_unavailable).
         */
        get: operations["get_products_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who serves appointments in an own organization
         * @description Codes: [forbidden](errors/forbidden), [not_found](errors/not_found).
         */
        get: operations["get_providers"];
        put?: never;
        /**
         * Add somebody or something that serves appointments
         * @description Codes: [forbidden](errors/forbidden), [not_found](errors/not_found).
         */
        post: operations["post_providers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/providers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Rename a provider
         * @description Codes: [forbidden](errors/forbidden).
         */
        put: operations["put_providers_by_id"];
        post?: never;
        /**
         * Remove a provider who serves nothing and was never booked
         * @description Codes: [forbidden](errors/forbidden), [invalid_state](errors/invalid_state).
         */
        delete: operations["delete_providers_by_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Can it do its work */
        get: operations["get_ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List your receipts, or those of a booking */
        get: operations["get_receipts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/receipts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a receipt */
        get: operations["get_receipts_by_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/receipts/{id}/download": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a short-lived link to the PDF: a redirect, or as JSON for Accept: application/json */
        get: operations["get_receipts_by_id_download"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/receipts/files/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The PDF behind a short-lived link */
        get: operations["get_receipts_files_by_token"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/receipts/generate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make the receipt of a paid booking now, or give the one that is there
         * @description Codes: [not_found](errors/not_found), [forbidden](errors/forbidden), [payment_required](errors/payment_required), [invalid_state](errors/invalid_state).
         */
        post: operations["post_receipts_generate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Events, goods and services by words, place, date and price
         * @description Codes: [dependency_unavailable](errors/dependency_unavailable).
         */
        get: operations["get_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tickets of a booking */
        get: operations["get_tickets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One ticket */
        get: operations["get_tickets_by_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel one ticket: the place goes back on sale, the code dies */
        post: operations["post_tickets_by_id_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{id}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The ticket to print
         * @description Codes: [invalid_state](errors/invalid_state).
         */
        get: operations["get_tickets_by_id_pdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{id}/qr.png": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The code as a QR picture (PNG)
         * @description Codes: [invalid_state](errors/invalid_state).
         */
        get: operations["get_tickets_by_id_qr_png"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{id}/qr.svg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The code as a QR picture (SVG)
         * @description Codes: [invalid_state](errors/invalid_state).
         */
        get: operations["get_tickets_by_id_qr_svg"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{id}/undo-check-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a check-in back: the ticket lets in once more
         * @description Codes: [invalid_state](errors/invalid_state).
         */
        post: operations["post_tickets_by_id_undo_check_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/attendees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who comes to an event: its living tickets, found by name, address, reference or seat
         * @description Codes: [not_found](errors/not_found), [forbidden](errors/forbidden), [limit_exceeded](errors/limit_exceeded).
         */
        get: operations["get_tickets_attendees"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/attendees/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same people as a CSV file, 10,000 tickets at most
         * @description Codes: [not_found](errors/not_found), [forbidden](errors/forbidden), [limit_exceeded](errors/limit_exceeded).
         */
        get: operations["get_tickets_attendees_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/availability/{performance_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Places of a performance: what changes */
        get: operations["get_tickets_availability_by_performance_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/blocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which places of a performance are blocked
         * @description Codes: [not_found](errors/not_found), [forbidden](errors/forbidden).
         */
        get: operations["get_tickets_blocks"];
        put?: never;
        /** Block places or release them */
        post: operations["post_tickets_blocks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/check-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let somebody in */
        post: operations["post_tickets_check_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sold, held, free and blocked places of an organization's events, per performance */
        get: operations["get_tickets_counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/door/{performance_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The signed list that a door takes along */
        get: operations["get_tickets_door_by_performance_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/door/{performance_id}/conflicts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Scans that a door without network let in and that do not count */
        get: operations["get_tickets_door_by_performance_id_conflicts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/door/{performance_id}/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tickets of a performance by the buyer's name or the booking's reference */
        get: operations["get_tickets_door_by_performance_id_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/files/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A ticket's file, by a link that lives 60 seconds */
        get: operations["get_tickets_files_by_token"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/seating/{performance_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Places of a performance: what does not change */
        get: operations["get_tickets_seating_by_performance_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/suggestions/{performance_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Seats side by side that can be had, the best ones or the closest to a place */
        get: operations["get_tickets_suggestions_by_performance_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look at a ticket without using it */
        post: operations["post_tickets_validate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a person: yourself, or anybody for admins */
        get: operations["get_users_by_id"];
        /**
         * Change what you send of a person: yourself, or anybody for admins
         * @description Codes: [email_taken](errors/email_taken), [rate_limited](errors/rate_limited).
         */
        put: operations["put_users_by_id"];
        post?: never;
        /**
         * Erase a person: yourself, or anybody for admins
         * @description Codes: [invalid_state](errors/invalid_state).
         */
        delete: operations["delete_users_by_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read your own profile */
        get: operations["get_users_me"];
        /**
         * Change what you send of your own profile
         * @description Codes: [email_taken](errors/email_taken), [rate_limited](errors/rate_limited).
         */
        put: operations["put_users_me"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your addresses, in the order in which you added them */
        get: operations["get_users_me_addresses"];
        put?: never;
        /**
         * Add an address, at most 20; the first one is the default
         * @description Codes: [limit_exceeded](errors/limit_exceeded).
         */
        post: operations["post_users_me_addresses"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/addresses/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of your addresses */
        get: operations["get_users_me_addresses_by_id"];
        /** Replace one of your addresses as a whole; without is_default it stays what it was in that */
        put: operations["put_users_me_addresses_by_id"];
        post?: never;
        /** Delete one of your addresses; when it was the default, the newest of the others becomes it */
        delete: operations["delete_users_me_addresses_by_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that is kept about you, from every service, as one document */
        get: operations["get_users_me_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your preferences: a JSON object that only your own programs understand; {} at first */
        get: operations["get_users_me_preferences"];
        /**
         * Replace your preferences as a whole
         * @description Codes: [payload_too_large](errors/payload_too_large).
         */
        put: operations["put_users_me_preferences"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/venues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The venues of your organizations */
        get: operations["get_venues"];
        put?: never;
        /**
         * Add a venue to an organization
         * @description Codes: [forbidden](errors/forbidden), [not_found](errors/not_found).
         */
        post: operations["post_venues"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/venues/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One venue with its layout */
        get: operations["get_venues_by_id"];
        /**
         * Change what you send of a venue; events that were made from it stay as they are, but learn where it is
         * @description Codes: [forbidden](errors/forbidden).
         */
        put: operations["put_venues_by_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/venues/{id}/layout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The seating layout of a venue, to be edited and sent again
         * @description Codes: [forbidden](errors/forbidden).
         */
        get: operations["get_venues_by_id_layout"];
        /**
         * Replace a venue's seating layout as a whole; events that were made from the old one stay as they are
         * @description Codes: [forbidden](errors/forbidden), [payload_too_large](errors/payload_too_large).
         */
        put: operations["put_venues_by_id_layout"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/paypal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * For PayPal: tells that something happened to an order, its money or a refund
         * @description Codes: [invalid_signature](errors/invalid_signature), [dependency_unavailable](errors/dependency_unavailable).
         */
        post: operations["post_webhooks_paypal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/stripe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * For Stripe: tells that something happened to a payment or a refund
         * @description Codes: [invalid_signature](errors/invalid_signature).
         */
        post: operations["post_webhooks_stripe"];
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
        Address: {
            id: components["schemas"]["Id"];
            name: string | null;
            line1: string;
            line2: string | null;
            city: string;
            postal_code: string | null;
            region: string | null;
            country: string;
            phone: string | null;
            is_default: boolean;
            version: number;
        };
        Attendee: {
            ticket_id: components["schemas"]["Id"];
            booking_id: components["schemas"]["Id"];
            reference: string;
            /** @description who bought it; empty once the account is erased */
            customer: {
                name: string;
                email: string;
            };
            performance_id: components["schemas"]["Id"];
            starts_at: components["schemas"]["Time"];
            time_zone: string;
            zone: string;
            section: string | null;
            row: string | null;
            label: string | null;
            ticket_type: string;
            short_code: string;
            /** @enum {string} */
            status: "VALID" | "USED";
            used_at: components["schemas"]["Time"] | null;
        };
        Booking: {
            id: components["schemas"]["Id"];
            /** @description what people say on the phone, for example FY-7K3M9Q */
            reference: string;
            user_id: components["schemas"]["Id"];
            organization_id: components["schemas"]["Id"];
            /** @enum {string} */
            status: "PENDING" | "CONFIRMED" | "COMPLETED" | "CANCELLED" | "EXPIRED" | "FAILED";
            /** @enum {string} */
            payment_status: "NOT_REQUIRED" | "PENDING" | "PROCESSING" | "SUCCEEDED" | "FAILED" | "REFUNDING" | "PARTIALLY_REFUNDED" | "REFUNDED";
            items: components["schemas"]["BookingItem"][];
            price_amount: number;
            tax_amount: number;
            price_currency: string;
            start_time: components["schemas"]["Time"] | null;
            end_time: components["schemas"]["Time"] | null;
            /** @description when the hold ends; null once that is decided */
            expires_at: components["schemas"]["Time"] | null;
            payment_id: components["schemas"]["Id"] | null;
            draft: boolean;
            locale: string;
            metadata: {
                [key: string]: unknown;
            } | null;
            remind_at: components["schemas"]["Time"] | null;
            /** @description the number in the ETag */
            version: number;
            created_at: components["schemas"]["Time"];
            confirmed_at: components["schemas"]["Time"] | null;
        };
        BookingItem: {
            id: components["schemas"]["Id"];
            /** @enum {string} */
            type: "place" | "product" | "slot";
            performance_id?: components["schemas"]["Id"];
            place_id?: components["schemas"]["Id"];
            zone_id?: components["schemas"]["Id"];
            ticket_type_id?: components["schemas"]["Id"];
            best_available?: boolean;
            product_id?: components["schemas"]["Id"];
            variant_id?: components["schemas"]["Id"];
            provider_id: components["schemas"]["Id"] | null;
            title: string;
            subtitle: string;
            subject_id: components["schemas"]["Id"] | null;
            subject_slug: string;
            start_time: components["schemas"]["Time"] | null;
            end_time: components["schemas"]["Time"] | null;
            time_zone: string;
            /** @description the numbered places that were taken; standing ones are only counted */
            places: {
                place_id: components["schemas"]["Id"];
                section: string;
                row: string;
                label: string;
            }[];
            quantity: number;
            unit_price_amount: number;
            price_amount: number;
            tax_basis_points: number;
            tax_amount: number;
        };
        Category: {
            id: components["schemas"]["Id"];
            organization_id: components["schemas"]["Id"];
            parent_id: components["schemas"]["Id"] | null;
            slug: string;
            name: string;
            /** @description slugs from the root down to this one */
            path: string[];
            version: number;
        };
        DeskBooking: {
            id: components["schemas"]["Id"];
            reference: string;
            /** @description empty once the account is erased */
            customer: {
                name: string;
                email: string;
            };
            /** @enum {string} */
            status: "PENDING" | "CONFIRMED" | "COMPLETED" | "CANCELLED" | "EXPIRED" | "FAILED";
            /** @enum {string} */
            payment_status: "NOT_REQUIRED" | "PENDING" | "PROCESSING" | "SUCCEEDED" | "FAILED" | "REFUNDING" | "PARTIALLY_REFUNDED" | "REFUNDED";
            items: {
                title: string;
                subtitle: string;
                quantity: number;
                places: string[];
            }[];
            price_amount: number;
            refunded_amount: number;
            /** @description ISO 4217 currency code */
            price_currency: string;
            created_at: components["schemas"]["Time"];
            confirmed_at: components["schemas"]["Time"] | null;
        };
        Dispute: {
            /** @description the provider's own id */
            id: string;
            amount: number;
            /** @description ISO 4217 currency code */
            currency: string;
            /** @enum {string} */
            status: "INQUIRY" | "OPEN" | "WON" | "LOST";
            /** @description the provider's own code */
            reason: string;
            created_at: components["schemas"]["Time"];
        };
        DoorList: {
            list: {
                performance_id: components["schemas"]["Id"];
                event_id: components["schemas"]["Id"];
                /** @description the version: send it as `since` and get only what changed */
                as_of: components["schemas"]["Time"];
                /** @description null: this is everything */
                since: components["schemas"]["Time"] | null;
                /** @description Ed25519, raw, base64url; the first one signs this list */
                keys: {
                    key_id: string;
                    public_key: string;
                }[];
                tickets: {
                    id: components["schemas"]["Id"];
                    short_code: string;
                    /** @enum {string} */
                    status: "VALID" | "USED" | "CANCELLED";
                    section: string | null;
                    row: string | null;
                    label: string | null;
                    zone: string;
                    ticket_type: string;
                    used_at: components["schemas"]["Time"] | null;
                    used_gate: string | null;
                }[];
            };
            /** @description Ed25519, base64url, over "foyer door list\0" and the JSON text of `list` as it is sent */
            signature: string;
        };
        Event: {
            id: components["schemas"]["Id"];
            slug: string;
            name: string;
            category: string;
            tags: string[];
            /** @enum {string} */
            status: "DRAFT" | "PUBLISHED" | "CANCELLED";
            organization_id: components["schemas"]["Id"];
            /** @description who puts it on */
            organization: {
                id: components["schemas"]["Id"];
                name: string;
            };
            /**
             * Format: uri
             * @description the picture, or the one drawn from the slug
             */
            image_url: string;
            /** @description null: there is none but the drawn one */
            image: {
                id: components["schemas"]["Id"];
                /** @description what the picture shows, for people who do not see it; may be empty */
                alt: string;
                width: number;
                height: number;
                /** @description WebP, the smallest first */
                sources: {
                    width: number;
                    /** Format: uri */
                    url: string;
                }[];
            } | null;
            time_zone: string;
            venue: {
                id: components["schemas"]["Id"];
                name: string;
                city: string;
                country: string;
                position: components["schemas"]["Position"] | null;
            };
            /** @description of the next performance, or of the last one when all are over */
            starts_at: components["schemas"]["Time"] | null;
            /** @description of the same performance as first announced, if it was moved */
            previous_starts_at: components["schemas"]["Time"] | null;
            /** @description of the coming performances, at most 60 */
            starts: components["schemas"]["Time"][];
            /** @description while nothing can be bought yet: when the first sale begins */
            sale_starts_at: components["schemas"]["Time"] | null;
            from_price_amount: number | null;
            from_price_currency: string | null;
            /** @enum {string} */
            sale_status: "not_yet" | "on_sale" | "sold_out" | "ended" | "moved" | "cancelled";
            /** @description places left over all coming performances */
            free: number;
            /** @description places in all of these */
            capacity: number;
            /** @description wheelchair and companion places of these; empty: there are none */
            access: {
                /** @enum {string} */
                kind: "ACCESSIBLE" | "COMPANION";
                total: number;
                free: number;
            }[];
            waiting_room: boolean;
            description: string;
            minimum_age: number | null;
            version: number;
            performances: components["schemas"]["Performance"][];
            zones: {
                id: components["schemas"]["Id"];
                key: string;
                name: string;
                /** @enum {string} */
                kind: "SEATED" | "STANDING";
                color: string;
                capacity: number;
            }[];
            ticket_types: {
                id: components["schemas"]["Id"];
                key: string;
                name: string;
                min_per_booking: number;
                max_per_booking: number;
                max_per_person: number | null;
            }[];
            prices: {
                zone_id: components["schemas"]["Id"];
                ticket_type_id: components["schemas"]["Id"];
                /** @description what it costs now */
                price_amount: number;
                /** @description ISO 4217 currency code */
                price_currency: string;
                tax_basis_points: number;
                /** @description amount in minor units of the currency */
                regular_price_amount: number;
                /** @description prices before the regular one */
                tiers: {
                    /** @description amount in minor units of the currency */
                    price_amount: number;
                    /** @description from then on it is over */
                    until?: components["schemas"]["Time"];
                    /** @description so many places at this price or an earlier one, over all dates of the event */
                    first?: number;
                }[];
                /** @description what follows it: at a moment, when so many are sold, or whichever is first */
                next: {
                    /** @description amount in minor units of the currency */
                    price_amount: number;
                    at: components["schemas"]["Time"] | null;
                    /** @description places left at the price of now */
                    left: number | null;
                } | null;
            }[];
            /** @description what the map shows besides places */
            shapes: {
                /** @enum {string} */
                kind: "STAGE" | "AREA" | "LINE";
                points: [
                    number,
                    number
                ][];
                zone_id?: components["schemas"]["Id"];
                label?: string;
            }[];
        };
        EventSummary: {
            id: components["schemas"]["Id"];
            slug: string;
            name: string;
            category: string;
            tags: string[];
            /** @enum {string} */
            status: "DRAFT" | "PUBLISHED" | "CANCELLED";
            organization_id: components["schemas"]["Id"];
            /** @description who puts it on */
            organization: {
                id: components["schemas"]["Id"];
                name: string;
            };
            /**
             * Format: uri
             * @description the picture, or the one drawn from the slug
             */
            image_url: string;
            /** @description null: there is none but the drawn one */
            image: {
                id: components["schemas"]["Id"];
                /** @description what the picture shows, for people who do not see it; may be empty */
                alt: string;
                width: number;
                height: number;
                /** @description WebP, the smallest first */
                sources: {
                    width: number;
                    /** Format: uri */
                    url: string;
                }[];
            } | null;
            time_zone: string;
            venue: {
                id: components["schemas"]["Id"];
                name: string;
                city: string;
                country: string;
                position: components["schemas"]["Position"] | null;
            };
            /** @description of the next performance, or of the last one when all are over */
            starts_at: components["schemas"]["Time"] | null;
            /** @description of the same performance as first announced, if it was moved */
            previous_starts_at: components["schemas"]["Time"] | null;
            /** @description of the coming performances, at most 60 */
            starts: components["schemas"]["Time"][];
            /** @description while nothing can be bought yet: when the first sale begins */
            sale_starts_at: components["schemas"]["Time"] | null;
            from_price_amount: number | null;
            from_price_currency: string | null;
            /** @enum {string} */
            sale_status: "not_yet" | "on_sale" | "sold_out" | "ended" | "moved" | "cancelled";
            /** @description places left over all coming performances */
            free: number;
            /** @description places in all of these */
            capacity: number;
            /** @description wheelchair and companion places of these; empty: there are none */
            access: {
                /** @enum {string} */
                kind: "ACCESSIBLE" | "COMPANION";
                total: number;
                free: number;
            }[];
            waiting_room: boolean;
        };
        /**
         * Format: uuid
         * @description UUID
         */
        Id: string;
        Organization: {
            id: components["schemas"]["Id"];
            name: string;
            legal_name: string;
            address_lines: string[];
            country: string;
            tax_id: string;
            email: string;
            version: number;
            created_at: components["schemas"]["Time"];
        };
        Payment: {
            id: components["schemas"]["Id"];
            booking_id: components["schemas"]["Id"];
            provider: string;
            provider_payment_id: string | null;
            amount: number;
            /** @description ISO 4217 currency code */
            currency: string;
            /** @enum {string} */
            status: "CREATED" | "PENDING" | "PROCESSING" | "SUCCEEDED" | "FAILED" | "CANCELLED" | "PARTIALLY_REFUNDED" | "REFUNDED";
            captured_amount: number;
            refunded_amount: number;
            /** @description for example "Visa •••• 4242"; empty until paid */
            method_label: string;
            expires_at: components["schemas"]["Time"] | null;
            created_at: components["schemas"]["Time"];
        };
        Performance: {
            id: components["schemas"]["Id"];
            starts_at: components["schemas"]["Time"];
            /** @description as first announced, if it was moved */
            previous_starts_at: components["schemas"]["Time"] | null;
            ends_at: components["schemas"]["Time"];
            doors_at: components["schemas"]["Time"] | null;
            sale_starts_at: components["schemas"]["Time"] | null;
            sale_ends_at: components["schemas"]["Time"];
            /** @enum {string} */
            status: "SCHEDULED" | "CANCELLED";
            /** @enum {string} */
            sale_status: "not_yet" | "on_sale" | "sold_out" | "ended" | "moved" | "cancelled";
            free: number;
            access: {
                /** @enum {string} */
                kind: "ACCESSIBLE" | "COMPANION";
                total: number;
                free: number;
            }[];
        };
        Position: {
            latitude: number;
            longitude: number;
        };
        /** @description RFC 9457 */
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            code: string;
            correlation_id: string;
            errors?: {
                pointer: string;
                code: string;
                detail: string;
            }[];
        };
        Product: {
            id: components["schemas"]["Id"];
            slug: string;
            name: string;
            /** @enum {string} */
            type: "product" | "service";
            /** @enum {string} */
            status: "DRAFT" | "PUBLISHED" | "ARCHIVED";
            organization_id: components["schemas"]["Id"];
            description: string;
            /** @description slug of the category */
            category: string | null;
            category_id: components["schemas"]["Id"] | null;
            tags: string[];
            /**
             * Format: uri
             * @description the picture, or the one drawn from the slug
             */
            image_url: string;
            /** @description null: there is none but the drawn one */
            image: {
                id: components["schemas"]["Id"];
                /** @description what the picture shows, for people who do not see it; may be empty */
                alt: string;
                width: number;
                height: number;
                /** @description WebP, the smallest first */
                sources: {
                    width: number;
                    /** Format: uri */
                    url: string;
                }[];
            } | null;
            /** @description amount in minor units of the currency */
            price_amount: number;
            /** @description ISO 4217 currency code */
            price_currency: string;
            /** @description of the cheapest variant */
            from_price_amount: number;
            /** @description ISO 4217 currency code */
            from_price_currency: string;
            tax_basis_points: number;
            venue: {
                name: string;
                city: string;
                position: {
                    latitude: number;
                    longitude: number;
                } | null;
            };
            time_zone: string;
            duration_minutes?: number;
            buffer_before_minutes?: number;
            buffer_after_minutes?: number;
            schedule?: {
                /** @default [] */
                weekly: {
                    /** @description 1 is Monday */
                    weekday: number;
                    /** @description HH:MM on the wall at the venue */
                    from: string;
                    /** @description HH:MM on the wall at the venue, 24:00 for midnight */
                    to: string;
                    /** @description from one start to the next; unless told, as long as one takes with its buffers */
                    every_minutes?: number;
                    /** @description people at one time; 1 unless told */
                    capacity?: number;
                    /** @description only these; unless told, all */
                    provider_ids?: components["schemas"]["Id"][];
                }[];
                /** @default [] */
                exceptions: {
                    /** Format: date */
                    date: string;
                    /** @description instead of the weekday's; none: closed */
                    windows: {
                        /** @description HH:MM on the wall at the venue */
                        from: string;
                        /** @description HH:MM on the wall at the venue, 24:00 for midnight */
                        to: string;
                        /** @description from one start to the next; unless told, as long as one takes with its buffers */
                        every_minutes?: number;
                        /** @description people at one time; 1 unless told */
                        capacity?: number;
                        /** @description only these; unless told, all */
                        provider_ids?: components["schemas"]["Id"][];
                    }[];
                    /** @description only for these; unless told, for all */
                    provider_ids?: components["schemas"]["Id"][];
                }[];
            };
            providers: {
                id: components["schemas"]["Id"];
                name: string;
            }[];
            variants: {
                id: components["schemas"]["Id"];
                sku: string;
                options: {
                    [key: string]: string;
                };
                /** @description amount in minor units of the currency */
                price_amount: number;
                /** @description what can be had now; null for services, which have times instead */
                stock: number | null;
            }[];
            version: number;
        };
        Receipt: {
            id: components["schemas"]["Id"];
            number: string;
            booking_id: components["schemas"]["Id"];
            payment_id: components["schemas"]["Id"];
            organization_id: components["schemas"]["Id"];
            /** @description amount in minor units of the currency */
            amount: number;
            /** @description amount in minor units of the currency */
            tax_amount: number;
            /** @description ISO 4217 currency code */
            currency: string;
            generated_at: components["schemas"]["Time"];
        };
        Refund: {
            id: components["schemas"]["Id"];
            payment_id: components["schemas"]["Id"];
            amount: number;
            /** @description ISO 4217 currency code */
            currency: string;
            /** @enum {string} */
            status: "PENDING" | "SUCCEEDED" | "FAILED";
            reason: string | null;
            created_at: components["schemas"]["Time"];
        };
        /**
         * Format: date-time
         * @description RFC 3339 time
         */
        Time: string;
        User: {
            id: components["schemas"]["Id"];
            email: string | null;
            email_verified: boolean;
            /** @description replaces email once it is verified */
            pending_email: string | null;
            name: string | null;
            phone: string | null;
            locale: string;
            time_zone: string;
            roles: ("customer" | "guest" | "organizer" | "admin")[];
            organizations: {
                id: components["schemas"]["Id"];
                name: string;
                /** @enum {string} */
                role: "owner" | "manager" | "member" | "scanner" | "viewer";
            }[];
        };
        Venue: {
            id: components["schemas"]["Id"];
            organization_id: components["schemas"]["Id"];
            name: string;
            address: string;
            city: string;
            country: string;
            time_zone: string;
            position: components["schemas"]["Position"] | null;
            has_layout: boolean;
            version: number;
        };
        WantedItem: {
            /** @constant */
            type: "place";
            performance_id: components["schemas"]["Id"];
            place_id: components["schemas"]["Id"];
            ticket_type_id: components["schemas"]["Id"];
        } | {
            /** @constant */
            type: "place";
            performance_id: components["schemas"]["Id"];
            zone_id: components["schemas"]["Id"];
            ticket_type_id: components["schemas"]["Id"];
            quantity: number;
            best_available?: boolean;
        } | {
            /** @constant */
            type: "product";
            product_id: components["schemas"]["Id"];
            variant_id?: components["schemas"]["Id"];
            quantity: number;
        } | {
            /** @constant */
            type: "slot";
            product_id: components["schemas"]["Id"];
            provider_id?: components["schemas"]["Id"];
            start_time: components["schemas"]["Time"];
            quantity?: number;
        };
    };
    responses: {
        /** @description What went wrong */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    get__well_known_jwks_json: {
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
                        keys: {
                            kty: string;
                            crv: string;
                            x: string;
                            kid: string;
                            alg: string;
                            use: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_art_by_file: {
        parameters: {
            query?: {
                wide?: "0" | "1";
            };
            header?: never;
            path: {
                file: string;
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
                    "image/svg+xml": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_auth_guest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description e-mail address, at most 254 characters */
                    email?: string;
                    /** @description name of a person */
                    name?: string;
                    /**
                     * @description with cookie, the refresh token comes as an HttpOnly cookie and not in the body
                     * @enum {string}
                     */
                    session?: "body" | "cookie";
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
                        user: {
                            id: components["schemas"]["Id"];
                            email: string | null;
                            name: string | null;
                            email_verified: boolean;
                            roles: ("customer" | "guest" | "organizer" | "admin")[];
                        };
                        access_token: string;
                        /** @constant */
                        token_type: "Bearer";
                        /** @description seconds */
                        expires_in: number;
                        refresh_token?: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_auth_login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description e-mail address, at most 254 characters */
                    email: string;
                    password: string;
                    /**
                     * @description with cookie, the refresh token comes as an HttpOnly cookie and not in the body
                     * @enum {string}
                     */
                    session?: "body" | "cookie";
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
                        user: {
                            id: components["schemas"]["Id"];
                            email: string | null;
                            name: string | null;
                            email_verified: boolean;
                            roles: ("customer" | "guest" | "organizer" | "admin")[];
                        };
                        access_token: string;
                        /** @constant */
                        token_type: "Bearer";
                        /** @description seconds */
                        expires_in: number;
                        refresh_token?: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_auth_logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    refresh_token?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    post_auth_logout_all: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    post_auth_orders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description e-mail address, at most 254 characters */
                    email: string;
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    post_auth_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 10 to 200 characters */
                    password: string;
                    current_password?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    post_auth_password_reset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description e-mail address, at most 254 characters */
                    email: string;
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    post_auth_password_reset_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                    /** @description 10 to 200 characters */
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    post_auth_refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    refresh_token?: string;
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
                        token_type: "Bearer";
                        /** @description seconds */
                        expires_in: number;
                        refresh_token?: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_auth_register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description e-mail address, at most 254 characters */
                    email: string;
                    /** @description 10 to 200 characters */
                    password: string;
                    /** @description name of a person */
                    name: string;
                    /** @description BCP 47 locale */
                    locale?: string;
                    /** @description IANA time zone */
                    time_zone?: string;
                    /**
                     * @description with cookie, the refresh token comes as an HttpOnly cookie and not in the body
                     * @enum {string}
                     */
                    session?: "body" | "cookie";
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
                        user: {
                            id: components["schemas"]["Id"];
                            email: string | null;
                            name: string | null;
                            email_verified: boolean;
                            roles: ("customer" | "guest" | "organizer" | "admin")[];
                        };
                        access_token: string;
                        /** @constant */
                        token_type: "Bearer";
                        /** @description seconds */
                        expires_in: number;
                        refresh_token?: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_auth_sessions: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
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
                        items: {
                            id: components["schemas"]["Id"];
                            created_at: components["schemas"]["Time"];
                            last_used_at: components["schemas"]["Time"];
                            user_agent: string;
                            /** @description true for the session that asks */
                            current: boolean;
                        }[];
                        next_cursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_auth_sessions_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    post_auth_verify_email: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
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
                        email: string;
                        /** @constant */
                        email_verified: true;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_auth_verify_email_resend: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    get_availability_check: {
        parameters: {
            query: {
                product_id: components["schemas"]["Id"];
                variant_id?: components["schemas"]["Id"];
                provider_id?: components["schemas"]["Id"];
                quantity?: number;
                from?: components["schemas"]["Time"];
                to?: components["schemas"]["Time"];
                taken?: "true" | "false";
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
                        available: boolean;
                        remaining?: number;
                        slots?: {
                            start_time: components["schemas"]["Time"];
                            end_time: components["schemas"]["Time"];
                            provider_id: components["schemas"]["Id"];
                            /** @description how many more fit in */
                            remaining: number;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_bookings: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                status?: "PENDING" | "CONFIRMED" | "COMPLETED" | "CANCELLED" | "EXPIRED" | "FAILED";
                upcoming?: "true" | "false";
                organization_id?: components["schemas"]["Id"];
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
                        items: components["schemas"]["Booking"][];
                        next_cursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_bookings: {
        parameters: {
            query?: never;
            header: {
                /** @description a value of your own; the same again gives the same answer */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    items: components["schemas"]["WantedItem"][];
                    draft?: boolean;
                    attribution?: {
                        utm_source?: string;
                        utm_medium?: string;
                        utm_campaign?: string;
                        utm_term?: string;
                        utm_content?: string;
                        ttclid?: string;
                        ttp?: string;
                        landing_page?: string;
                        referrer?: string;
                        consent?: boolean;
                    };
                    /** @description any JSON object of at most 4 KB */
                    metadata?: {
                        [key: string]: unknown;
                    };
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
                    "application/json": components["schemas"]["Booking"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_bookings_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
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
                    "application/json": components["schemas"]["Booking"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    patch_bookings_by_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag you have seen; missing is 428, stale is 412 */
                "If-Match"?: string;
            };
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    metadata?: {
                        [key: string]: unknown;
                    } | null;
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
                    "application/json": components["schemas"]["Booking"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_bookings_by_id_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    reason?: string;
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
                    "application/json": components["schemas"]["Booking"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_bookings_by_id_cancel_quote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
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
                        can_cancel: boolean;
                        /** @description why not: it is over or called off, it has begun, or one of its tickets has let somebody in */
                        reason: ("over" | "begun" | "used") | null;
                        /** @description ISO 4217 currency code */
                        price_currency: string;
                        paid_amount: number;
                        /** @description what went back already */
                        refunded_amount: number;
                        /** @description what goes back when it is cancelled now */
                        refund_amount: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_bookings_by_id_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Booking"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_bookings_by_id_extend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Booking"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_bookings_by_id_history: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                axis?: "status" | "payment_status";
            };
            header?: never;
            path: {
                id: components["schemas"]["Id"];
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
                        items: {
                            from: string | null;
                            to: string;
                            reason: string;
                            note: string | null;
                            actor: string;
                            at: components["schemas"]["Time"];
                        }[];
                        next_cursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_bookings_by_id_items: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag you have seen; missing is 428, stale is 412 */
                "If-Match"?: string;
            };
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    items: components["schemas"]["WantedItem"][];
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
                    "application/json": components["schemas"]["Booking"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_bookings_desk: {
        parameters: {
            query: {
                limit?: number;
                cursor?: string;
                organization_id: components["schemas"]["Id"];
                subject_id?: components["schemas"]["Id"];
                show?: "sold" | "held" | "off" | "all";
                q?: string;
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
                        items: components["schemas"]["DeskBooking"][];
                        next_cursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_bookings_desk_export: {
        parameters: {
            query: {
                organization_id: components["schemas"]["Id"];
                subject_id?: components["schemas"]["Id"];
                show?: "sold" | "held" | "off" | "all";
                q?: string;
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
                    "text/csv": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_bookings_sales: {
        parameters: {
            query: {
                organization_id: components["schemas"]["Id"];
                subject_ids: string;
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
                        items: {
                            /** @description the event or product */
                            subject_id: components["schemas"]["Id"];
                            /** @description ISO 4217 currency code */
                            price_currency: string;
                            bookings: number;
                            /** @description places, appointments or pieces */
                            quantity: number;
                            sold_amount: number;
                            /** @description of it, what went back; where a booking holds several things, a refund counts for each, up to its price */
                            refunded_amount: number;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_categories: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                organization_id?: components["schemas"]["Id"];
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
                        items: components["schemas"]["Category"][];
                        next_cursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_categories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    organization_id: components["schemas"]["Id"];
                    /** @default null */
                    parent_id?: components["schemas"]["Id"] | null;
                    slug: string;
                    name: string;
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
                    "application/json": components["schemas"]["Category"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_categories_by_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag you have seen; missing is 428, stale is 412 */
                "If-Match"?: string;
            };
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    name?: string;
                    parent_id?: components["schemas"]["Id"] | null;
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
                    "application/json": components["schemas"]["Category"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_categories_by_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag you have seen; missing is 428, stale is 412 */
                "If-Match"?: string;
            };
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    get_docs: {
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
                    "text/html": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_docs_by_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file: string;
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
                    "*/*": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_errors: {
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
                    "text/html": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_errors_by_code: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
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
                    "text/html": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_events: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                q?: string;
                category?: string;
                city?: string;
                from?: components["schemas"]["Time"];
                to?: components["schemas"]["Time"];
                organization_id?: components["schemas"]["Id"];
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
                        items: components["schemas"]["EventSummary"][];
                        next_cursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_events: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    organization_id: components["schemas"]["Id"];
                    venue_id: components["schemas"]["Id"];
                    slug?: string;
                    name: string;
                    /** @default  */
                    description?: string;
                    category: string;
                    /** @default [] */
                    tags?: string[];
                    minimum_age?: number;
                    /**
                     * @description what the picture shows
                     * @default
                     */
                    image_alt?: string | "";
                    /** @description IANA time zone */
                    time_zone?: string;
                    ticket_types: {
                        key: string;
                        name: string;
                        /** @default 1 */
                        min_per_booking?: number;
                        /** @default 10 */
                        max_per_booking?: number;
                        max_per_person?: number;
                    }[];
                    prices: {
                        zone_key: string;
                        ticket_type_key: string;
                        /** @description amount in minor units of the currency */
                        price_amount: number;
                        /** @description ISO 4217 currency code */
                        price_currency: string;
                        tax_basis_points: number;
                        /** @description prices before this one, the first that still holds counts: early birds by date, by number, or both */
                        tiers?: {
                            /** @description amount in minor units of the currency */
                            price_amount: number;
                            /** @description from then on it is over */
                            until?: components["schemas"]["Time"];
                            /** @description so many places at this price or an earlier one, over all dates of the event */
                            first?: number;
                        }[];
                    }[];
                    /** @default [] */
                    performances?: {
                        starts_at: components["schemas"]["Time"];
                        ends_at: components["schemas"]["Time"];
                        doors_at?: components["schemas"]["Time"];
                        sale_starts_at?: components["schemas"]["Time"];
                        sale_ends_at?: components["schemas"]["Time"];
                    }[];
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
                    "application/json": components["schemas"]["Event"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_events_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
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
                    "application/json": components["schemas"]["Event"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_events_by_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag you have seen; missing is 428, stale is 412 */
                "If-Match"?: string;
            };
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    name?: string;
                    description?: string;
                    category?: string;
                    tags?: string[];
                    minimum_age?: number | null;
                    /** @description what the picture shows */
                    image_alt?: string | "";
                    ticket_types?: {
                        key: string;
                        name: string;
                        /** @default 1 */
                        min_per_booking?: number;
                        /** @default 10 */
                        max_per_booking?: number;
                        max_per_person?: number;
                    }[];
                    prices?: {
                        zone_key: string;
                        ticket_type_key: string;
                        /** @description amount in minor units of the currency */
                        price_amount: number;
                        /** @description ISO 4217 currency code */
                        price_currency: string;
                        tax_basis_points: number;
                        /** @description prices before this one, the first that still holds counts: early birds by date, by number, or both */
                        tiers?: {
                            /** @description amount in minor units of the currency */
                            price_amount: number;
                            /** @description from then on it is over */
                            until?: components["schemas"]["Time"];
                            /** @description so many places at this price or an earlier one, over all dates of the event */
                            first?: number;
                        }[];
                    }[];
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
                    "application/json": components["schemas"]["Event"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_events_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    post_events_by_id_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
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
                    "application/json": components["schemas"]["Event"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_events_by_id_duplicate: {
        parameters: {
            query?: never;
            header: {
                /** @description a value of your own; the same again gives the same answer */
                "Idempotency-Key": string;
            };
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description otherwise the old one with (copy) */
                    name?: string;
                    slug?: string;
                    /** @description moves all dates, keeping the time on the event's clock */
                    shift_days?: number;
                    /** @description when the first performance starts; the others keep their distance */
                    starts_at?: components["schemas"]["Time"];
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
                    "application/json": components["schemas"]["Event"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_events_by_id_image: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/jpeg": string;
                "image/png": string;
                "image/webp": string;
                "image/avif": string;
                "image/gif": string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Event"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_events_by_id_image: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
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
                    "application/json": components["schemas"]["Event"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_events_by_id_layout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
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
                        sections: {
                            /** @description short name inside the layout */
                            key: string;
                            name: string;
                            /** @description short name inside the layout */
                            zone_key: string;
                        }[];
                        zones: {
                            /** @description short name inside the layout */
                            key: string;
                            name: string;
                            /** @enum {string} */
                            kind: "SEATED" | "STANDING";
                            /** @description #rrggbb; the map keeps the hue and makes it readable */
                            color: string;
                            capacity?: number;
                        }[];
                        places: {
                            /** @description short name inside the layout */
                            section_key: string;
                            /** @description short name inside the layout */
                            zone_key: string;
                            row: string;
                            label: string;
                            x: number;
                            y: number;
                            /** @enum {string} */
                            kind: "SEAT" | "ACCESSIBLE" | "COMPANION";
                        }[];
                        shapes?: {
                            /** @enum {string} */
                            kind: "STAGE" | "AREA" | "LINE";
                            points: [
                                number,
                                number
                            ][];
                            /** @description short name inside the layout */
                            zone_key?: string;
                            label?: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_events_by_id_layout: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag you have seen; missing is 428, stale is 412 */
                "If-Match"?: string;
            };
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    sections: {
                        /** @description short name inside the layout */
                        key: string;
                        name: string;
                        /** @description short name inside the layout */
                        zone_key: string;
                    }[];
                    zones: {
                        /** @description short name inside the layout */
                        key: string;
                        name: string;
                        /** @enum {string} */
                        kind: "SEATED" | "STANDING";
                        /** @description #rrggbb; the map keeps the hue and makes it readable */
                        color: string;
                        capacity?: number;
                    }[];
                    places: {
                        /** @description short name inside the layout */
                        section_key: string;
                        /** @description short name inside the layout */
                        zone_key: string;
                        row: string;
                        label: string;
                        x: number;
                        y: number;
                        /** @enum {string} */
                        kind: "SEAT" | "ACCESSIBLE" | "COMPANION";
                    }[];
                    shapes?: {
                        /** @enum {string} */
                        kind: "STAGE" | "AREA" | "LINE";
                        points: [
                            number,
                            number
                        ][];
                        /** @description short name inside the layout */
                        zone_key?: string;
                        label?: string;
                    }[];
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
                    "application/json": components["schemas"]["Event"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_events_by_id_performances: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    starts_at: components["schemas"]["Time"];
                    ends_at: components["schemas"]["Time"];
                    doors_at?: components["schemas"]["Time"];
                    sale_starts_at?: components["schemas"]["Time"];
                    sale_ends_at?: components["schemas"]["Time"];
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
                    "application/json": components["schemas"]["Performance"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_events_by_id_performances_by_performance_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
                performance_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    starts_at: components["schemas"]["Time"];
                    ends_at: components["schemas"]["Time"];
                    doors_at?: components["schemas"]["Time"];
                    sale_starts_at?: components["schemas"]["Time"];
                    sale_ends_at?: components["schemas"]["Time"];
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
                    "application/json": components["schemas"]["Performance"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_events_by_id_performances_by_performance_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
                performance_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    post_events_by_id_publish: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
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
                    "application/json": components["schemas"]["Event"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_events_images_by_id_by_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
                file: string;
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
                    "image/webp": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_health: {
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
                        /** @constant */
                        status: "ok";
                        version: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_notifications: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
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
                        items: {
                            id: components["schemas"]["Id"];
                            template: string;
                            channel: string;
                            /** @description what it is about, for example a booking */
                            about: components["schemas"]["Id"];
                            /** @description which evening or appointment of the booking, where it is about one */
                            occasion_id: components["schemas"]["Id"] | null;
                            /** @enum {string} */
                            status: "queued" | "sent" | "delivered" | "opened" | "clicked" | "bounced" | "failed" | "skipped";
                            created_at: components["schemas"]["Time"];
                            sent_at: components["schemas"]["Time"] | null;
                        }[];
                        next_cursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_notifications_resend: {
        parameters: {
            query?: never;
            header: {
                /** @description a value of your own; the same again gives the same answer */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    booking_id: components["schemas"]["Id"];
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        booking_id: components["schemas"]["Id"];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_openapi_json: {
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
                        [key: string]: unknown;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_organizations: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
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
                        items: {
                            id: components["schemas"]["Id"];
                            name: string;
                            /** @enum {string} */
                            role: "owner" | "manager" | "member" | "scanner" | "viewer";
                        }[];
                        next_cursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_organizations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description as customers know it */
                    name: string;
                    /** @description as it stands on receipts */
                    legal_name: string;
                    /** @description postal address in print order */
                    address_lines: string[];
                    /** @description ISO 3166-1 alpha-2 */
                    country: string;
                    /** @description tax number, where there is one */
                    tax_id?: string;
                    /** @description e-mail address, at most 254 characters */
                    email: string;
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
                    "application/json": components["schemas"]["Organization"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_organizations_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
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
                    "application/json": components["schemas"]["Organization"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_organizations_by_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag you have seen; missing is 428, stale is 412 */
                "If-Match"?: string;
            };
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description as customers know it */
                    name: string;
                    /** @description as it stands on receipts */
                    legal_name: string;
                    /** @description postal address in print order */
                    address_lines: string[];
                    /** @description ISO 3166-1 alpha-2 */
                    country: string;
                    /** @description tax number, where there is one */
                    tax_id?: string;
                    /** @description e-mail address, at most 254 characters */
                    email: string;
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
                    "application/json": components["schemas"]["Organization"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_organizations_by_id_invitations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description e-mail address, at most 254 characters */
                    email: string;
                    /** @enum {string} */
                    role: "owner" | "manager" | "member" | "scanner" | "viewer";
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
                        id: components["schemas"]["Id"];
                        email: string;
                        /** @enum {string} */
                        role: "owner" | "manager" | "member" | "scanner" | "viewer";
                        expires_at: components["schemas"]["Time"];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_organizations_by_id_members: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: components["schemas"]["Id"];
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
                        items: {
                            user_id: components["schemas"]["Id"];
                            name: string | null;
                            email: string | null;
                            /** @enum {string} */
                            role: "owner" | "manager" | "member" | "scanner" | "viewer";
                            created_at: components["schemas"]["Time"];
                        }[];
                        next_cursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_organizations_by_id_members_by_user_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
                user_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    role: "owner" | "manager" | "member" | "scanner" | "viewer";
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
                        user_id: components["schemas"]["Id"];
                        /** @enum {string} */
                        role: "owner" | "manager" | "member" | "scanner" | "viewer";
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_organizations_by_id_members_by_user_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
                user_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    post_organizations_invitations_accept: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
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
                        organization_id: components["schemas"]["Id"];
                        name: string;
                        /** @enum {string} */
                        role: "owner" | "manager" | "member" | "scanner" | "viewer";
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_payments: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                organization_id?: components["schemas"]["Id"];
                needs_attention?: "true" | "false";
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
                        items: components["schemas"]["Payment"][];
                        next_cursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_payments_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
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
                        id: components["schemas"]["Id"];
                        booking_id: components["schemas"]["Id"];
                        provider: string;
                        provider_payment_id: string | null;
                        amount: number;
                        /** @description ISO 4217 currency code */
                        currency: string;
                        /** @enum {string} */
                        status: "CREATED" | "PENDING" | "PROCESSING" | "SUCCEEDED" | "FAILED" | "CANCELLED" | "PARTIALLY_REFUNDED" | "REFUNDED";
                        captured_amount: number;
                        refunded_amount: number;
                        /** @description for example "Visa •••• 4242"; empty until paid */
                        method_label: string;
                        expires_at: components["schemas"]["Time"] | null;
                        created_at: components["schemas"]["Time"];
                        disputes: components["schemas"]["Dispute"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_payments_by_id_check: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
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
                    "application/json": components["schemas"]["Payment"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_payments_by_id_refund: {
        parameters: {
            query?: never;
            header: {
                /** @description a value of your own; the same again gives the same answer */
                "Idempotency-Key": string;
            };
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description amount in minor units of the currency */
                    amount?: number;
                    reason?: string;
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
                    "application/json": components["schemas"]["Refund"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_payments_by_id_refunds: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: components["schemas"]["Id"];
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
                        items: components["schemas"]["Refund"][];
                        next_cursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_payments_create: {
        parameters: {
            query?: never;
            header: {
                /** @description a value of your own; the same again gives the same answer */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    booking_id: components["schemas"]["Id"];
                    /** @enum {string} */
                    provider: "stripe" | "paypal";
                    /**
                     * Format: uri
                     * @description where a provider that takes the customer away brings them back to
                     */
                    return_url?: string;
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
                        id: components["schemas"]["Id"];
                        booking_id: components["schemas"]["Id"];
                        provider: string;
                        provider_payment_id: string | null;
                        amount: number;
                        /** @description ISO 4217 currency code */
                        currency: string;
                        /** @enum {string} */
                        status: "CREATED" | "PENDING" | "PROCESSING" | "SUCCEEDED" | "FAILED" | "CANCELLED" | "PARTIALLY_REFUNDED" | "REFUNDED";
                        captured_amount: number;
                        refunded_amount: number;
                        /** @description for example "Visa •••• 4242"; empty until paid */
                        method_label: string;
                        expires_at: components["schemas"]["Time"] | null;
                        created_at: components["schemas"]["Time"];
                        client_secret?: string;
                        publishable_key?: string;
                        approve_url?: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_products: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                type?: "product" | "service";
                category?: string;
                tag?: string;
                organization_id?: components["schemas"]["Id"];
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
                        items: components["schemas"]["Product"][];
                        next_cursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_products: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "product";
                    organization_id: components["schemas"]["Id"];
                    slug?: string;
                    name: string;
                    /** @default  */
                    description?: string;
                    /**
                     * @default PUBLISHED
                     * @enum {string}
                     */
                    status?: "DRAFT" | "PUBLISHED";
                    /** @default null */
                    category_id?: components["schemas"]["Id"] | null;
                    tags?: string[];
                    /** @description what the picture shows */
                    image_alt?: string | "";
                    /** @description what the customer pays, tax included */
                    price_amount: number;
                    /** @description ISO 4217 currency code */
                    price_currency: string;
                    /** @description 2300 is 23 % */
                    tax_basis_points: number;
                    venue: {
                        name: string;
                        city: string;
                        /** @description where it is, for maps */
                        position?: {
                            latitude: number;
                            longitude: number;
                        };
                    };
                    /** @description IANA time zone */
                    time_zone: string;
                    /** @description known ones by their SKU; what is left out is no longer sold */
                    variants?: {
                        /** @description the seller's own number; unique in the organization */
                        sku: string;
                        /** @description what tells it from the others, for example {"size": "M"} */
                        options?: {
                            [key: string]: string;
                        };
                        /** @description instead of the product's */
                        price_amount?: number | null;
                        /** @description of a new one; later it is counted by its own route */
                        stock?: number;
                    }[];
                } | {
                    /** @constant */
                    type: "service";
                    organization_id: components["schemas"]["Id"];
                    slug?: string;
                    name: string;
                    /** @default  */
                    description?: string;
                    /**
                     * @default PUBLISHED
                     * @enum {string}
                     */
                    status?: "DRAFT" | "PUBLISHED";
                    /** @default null */
                    category_id?: components["schemas"]["Id"] | null;
                    tags?: string[];
                    /** @description what the picture shows */
                    image_alt?: string | "";
                    /** @description what the customer pays, tax included */
                    price_amount: number;
                    /** @description ISO 4217 currency code */
                    price_currency: string;
                    /** @description 2300 is 23 % */
                    tax_basis_points: number;
                    venue: {
                        name: string;
                        city: string;
                        /** @description where it is, for maps */
                        position?: {
                            latitude: number;
                            longitude: number;
                        };
                    };
                    /** @description IANA time zone */
                    time_zone: string;
                    /** @description known ones by their SKU; what is left out is no longer sold */
                    variants?: {
                        /** @description the seller's own number; unique in the organization */
                        sku: string;
                        /** @description what tells it from the others, for example {"size": "M"} */
                        options?: {
                            [key: string]: string;
                        };
                        /** @description instead of the product's */
                        price_amount?: number | null;
                        /** @description of a new one; later it is counted by its own route */
                        stock?: number;
                    }[];
                    /** @description services only */
                    duration_minutes: number;
                    /** @default 0 */
                    buffer_before_minutes?: number;
                    /** @default 0 */
                    buffer_after_minutes?: number;
                    /**
                     * @default {
                     *       "weekly": [],
                     *       "exceptions": []
                     *     }
                     */
                    schedule?: {
                        /** @default [] */
                        weekly?: {
                            /** @description 1 is Monday */
                            weekday: number;
                            /** @description HH:MM on the wall at the venue */
                            from: string;
                            /** @description HH:MM on the wall at the venue, 24:00 for midnight */
                            to: string;
                            /** @description from one start to the next; unless told, as long as one takes with its buffers */
                            every_minutes?: number;
                            /** @description people at one time; 1 unless told */
                            capacity?: number;
                            /** @description only these; unless told, all */
                            provider_ids?: components["schemas"]["Id"][];
                        }[];
                        /** @default [] */
                        exceptions?: {
                            /** Format: date */
                            date: string;
                            /** @description instead of the weekday's; none: closed */
                            windows: {
                                /** @description HH:MM on the wall at the venue */
                                from: string;
                                /** @description HH:MM on the wall at the venue, 24:00 for midnight */
                                to: string;
                                /** @description from one start to the next; unless told, as long as one takes with its buffers */
                                every_minutes?: number;
                                /** @description people at one time; 1 unless told */
                                capacity?: number;
                                /** @description only these; unless told, all */
                                provider_ids?: components["schemas"]["Id"][];
                            }[];
                            /** @description only for these; unless told, for all */
                            provider_ids?: components["schemas"]["Id"][];
                        }[];
                    };
                    /**
                     * @description who serves it, the preferred one first
                     * @default []
                     */
                    provider_ids?: components["schemas"]["Id"][];
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
                    "application/json": components["schemas"]["Product"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_products_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
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
                    "application/json": components["schemas"]["Product"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_products_by_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag you have seen; missing is 428, stale is 412 */
                "If-Match"?: string;
            };
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    name?: string;
                    description?: string;
                    /** @enum {string} */
                    status?: "DRAFT" | "PUBLISHED";
                    category_id?: components["schemas"]["Id"] | null;
                    tags?: string[];
                    /** @description what the customer pays, tax included */
                    price_amount?: number;
                    /** @description ISO 4217 currency code */
                    price_currency?: string;
                    /** @description 2300 is 23 % */
                    tax_basis_points?: number;
                    venue?: {
                        name: string;
                        city: string;
                        /** @description where it is, for maps */
                        position?: {
                            latitude: number;
                            longitude: number;
                        };
                    };
                    /** @description IANA time zone */
                    time_zone?: string;
                    /** @description services only */
                    duration_minutes?: number;
                    buffer_before_minutes?: number;
                    buffer_after_minutes?: number;
                    schedule?: {
                        /** @default [] */
                        weekly?: {
                            /** @description 1 is Monday */
                            weekday: number;
                            /** @description HH:MM on the wall at the venue */
                            from: string;
                            /** @description HH:MM on the wall at the venue, 24:00 for midnight */
                            to: string;
                            /** @description from one start to the next; unless told, as long as one takes with its buffers */
                            every_minutes?: number;
                            /** @description people at one time; 1 unless told */
                            capacity?: number;
                            /** @description only these; unless told, all */
                            provider_ids?: components["schemas"]["Id"][];
                        }[];
                        /** @default [] */
                        exceptions?: {
                            /** Format: date */
                            date: string;
                            /** @description instead of the weekday's; none: closed */
                            windows: {
                                /** @description HH:MM on the wall at the venue */
                                from: string;
                                /** @description HH:MM on the wall at the venue, 24:00 for midnight */
                                to: string;
                                /** @description from one start to the next; unless told, as long as one takes with its buffers */
                                every_minutes?: number;
                                /** @description people at one time; 1 unless told */
                                capacity?: number;
                                /** @description only these; unless told, all */
                                provider_ids?: components["schemas"]["Id"][];
                            }[];
                            /** @description only for these; unless told, for all */
                            provider_ids?: components["schemas"]["Id"][];
                        }[];
                    };
                    /** @description what the picture shows */
                    image_alt?: string | "";
                    /** @description who serves it, the preferred one first */
                    provider_ids?: components["schemas"]["Id"][];
                    /** @description known ones by their SKU; what is left out is no longer sold */
                    variants?: {
                        /** @description the seller's own number; unique in the organization */
                        sku: string;
                        /** @description what tells it from the others, for example {"size": "M"} */
                        options?: {
                            [key: string]: string;
                        };
                        /** @description instead of the product's */
                        price_amount?: number | null;
                        /** @description of a new one; later it is counted by its own route */
                        stock?: number;
                    }[];
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
                    "application/json": components["schemas"]["Product"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_products_by_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag you have seen; missing is 428, stale is 412 */
                "If-Match"?: string;
            };
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    get_products_by_id_appointments: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                from?: components["schemas"]["Time"];
                to?: components["schemas"]["Time"];
            };
            header?: never;
            path: {
                id: components["schemas"]["Id"];
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
                        items: {
                            id: components["schemas"]["Id"];
                            booking_id: components["schemas"]["Id"];
                            product_id: components["schemas"]["Id"];
                            provider_id: components["schemas"]["Id"];
                            provider_name: string;
                            starts_at: components["schemas"]["Time"];
                            ends_at: components["schemas"]["Time"];
                            quantity: number;
                            /** @enum {string} */
                            status: "BOOKED" | "CANCELLED";
                        }[];
                        next_cursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_products_by_id_image: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/jpeg": string;
                "image/png": string;
                "image/webp": string;
                "image/avif": string;
                "image/gif": string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_products_by_id_image: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
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
                    "application/json": components["schemas"]["Product"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_products_by_id_variants_by_variant_id_stock: {
        parameters: {
            query?: never;
            header: {
                /** @description a value of your own; the same again gives the same answer */
                "Idempotency-Key": string;
            };
            path: {
                id: components["schemas"]["Id"];
                variant_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description what came in, or left otherwise than by a sale */
                    change: number;
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
                        variant_id: components["schemas"]["Id"];
                        stock: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_products_art_by_file: {
        parameters: {
            query?: {
                wide?: "0" | "1";
            };
            header?: never;
            path: {
                file: string;
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
                    "image/svg+xml": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_products_images_by_id_by_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
                file: string;
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
                    "image/webp": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_products_search: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                q?: string;
                category?: string;
                city?: string;
                access?: string;
                from?: components["schemas"]["Time"];
                to?: components["schemas"]["Time"];
                price_max?: number;
                sort?: "relevance" | "date" | "price" | "-price";
                type?: "product" | "service";
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
                        items: ({
                            /** @enum {string} */
                            kind: "event" | "product" | "service";
                            id: components["schemas"]["Id"];
                            slug: string;
                            name: string;
                            category: string | null;
                            from_price_amount: number | null;
                            from_price_currency: string | null;
                        } & {
                            [key: string]: unknown;
                        })[];
                        next_cursor: string | null;
                        /** @description each counted as if its own filter were not set */
                        facets: {
                            kind: {
                                value: string;
                                count: number;
                            }[];
                            category: {
                                value: string;
                                count: number;
                            }[];
                            city: {
                                value: string;
                                count: number;
                            }[];
                            access: {
                                value: string;
                                count: number;
                            }[];
                        };
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_providers: {
        parameters: {
            query: {
                limit?: number;
                cursor?: string;
                organization_id: components["schemas"]["Id"];
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
                        items: {
                            id: components["schemas"]["Id"];
                            organization_id: components["schemas"]["Id"];
                            name: string;
                            version: number;
                        }[];
                        next_cursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_providers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    organization_id: components["schemas"]["Id"];
                    /** @description as customers see it: a person, a room, a machine */
                    name: string;
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
                        id: components["schemas"]["Id"];
                        organization_id: components["schemas"]["Id"];
                        name: string;
                        version: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_providers_by_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag you have seen; missing is 428, stale is 412 */
                "If-Match"?: string;
            };
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description as customers see it: a person, a room, a machine */
                    name: string;
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
                        id: components["schemas"]["Id"];
                        organization_id: components["schemas"]["Id"];
                        name: string;
                        version: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_providers_by_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag you have seen; missing is 428, stale is 412 */
                "If-Match"?: string;
            };
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    get_ready: {
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
                        /** @enum {string} */
                        status: "ok" | "unavailable";
                        checks: {
                            name: string;
                            ok: boolean;
                            critical: boolean;
                        }[];
                    };
                };
            };
            /** @description Done */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ok" | "unavailable";
                        checks: {
                            name: string;
                            ok: boolean;
                            critical: boolean;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_receipts: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                booking_id?: components["schemas"]["Id"];
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
                        items: components["schemas"]["Receipt"][];
                        next_cursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_receipts_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
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
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_receipts_by_id_download: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
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
                        /** Format: uri */
                        url: string;
                        expires_at: components["schemas"]["Time"];
                    };
                };
            };
            /** @description Done */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_receipts_files_by_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
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
                    "application/pdf": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_receipts_generate: {
        parameters: {
            query?: never;
            header: {
                /** @description a value of your own; the same again gives the same answer */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    booking_id: components["schemas"]["Id"];
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
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_search: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                q?: string;
                category?: string;
                city?: string;
                access?: string;
                from?: components["schemas"]["Time"];
                to?: components["schemas"]["Time"];
                price_max?: number;
                sort?: "relevance" | "date" | "price" | "-price";
                kind?: string;
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
                        items: ({
                            /** @enum {string} */
                            kind: "event" | "product" | "service";
                            id: components["schemas"]["Id"];
                            slug: string;
                            name: string;
                            category: string | null;
                            from_price_amount: number | null;
                            from_price_currency: string | null;
                        } & {
                            [key: string]: unknown;
                        })[];
                        next_cursor: string | null;
                        /** @description each counted as if its own filter were not set */
                        facets: {
                            kind: {
                                value: string;
                                count: number;
                            }[];
                            category: {
                                value: string;
                                count: number;
                            }[];
                            city: {
                                value: string;
                                count: number;
                            }[];
                            access: {
                                value: string;
                                count: number;
                            }[];
                        };
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_tickets: {
        parameters: {
            query: {
                booking_id: components["schemas"]["Id"];
                limit?: number;
                cursor?: string;
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
                        items: {
                            id: components["schemas"]["Id"];
                            booking_id: components["schemas"]["Id"];
                            event_id: components["schemas"]["Id"];
                            performance_id: components["schemas"]["Id"];
                            place_id: components["schemas"]["Id"];
                            section: string | null;
                            row: string | null;
                            label: string | null;
                            zone_id: components["schemas"]["Id"];
                            zone: string;
                            ticket_type_id: components["schemas"]["Id"];
                            ticket_type: string;
                            /** @enum {string} */
                            status: "VALID" | "USED" | "CANCELLED";
                            starts_at: components["schemas"]["Time"];
                            code: string;
                            short_code: string;
                            event_slug: string;
                            event_name: string;
                            venue_name: string;
                            doors_at: components["schemas"]["Time"] | null;
                            ends_at: components["schemas"]["Time"];
                            time_zone: string;
                            used_at: components["schemas"]["Time"] | null;
                            used_gate: string | null;
                        }[];
                        next_cursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_tickets_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
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
                        id: components["schemas"]["Id"];
                        booking_id: components["schemas"]["Id"];
                        event_id: components["schemas"]["Id"];
                        performance_id: components["schemas"]["Id"];
                        place_id: components["schemas"]["Id"];
                        section: string | null;
                        row: string | null;
                        label: string | null;
                        zone_id: components["schemas"]["Id"];
                        zone: string;
                        ticket_type_id: components["schemas"]["Id"];
                        ticket_type: string;
                        /** @enum {string} */
                        status: "VALID" | "USED" | "CANCELLED";
                        starts_at: components["schemas"]["Time"];
                        code: string;
                        short_code: string;
                        event_slug: string;
                        event_name: string;
                        venue_name: string;
                        doors_at: components["schemas"]["Time"] | null;
                        ends_at: components["schemas"]["Time"];
                        time_zone: string;
                        used_at: components["schemas"]["Time"] | null;
                        used_gate: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_tickets_by_id_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
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
                        id: components["schemas"]["Id"];
                        booking_id: components["schemas"]["Id"];
                        event_id: components["schemas"]["Id"];
                        performance_id: components["schemas"]["Id"];
                        place_id: components["schemas"]["Id"];
                        section: string | null;
                        row: string | null;
                        label: string | null;
                        zone_id: components["schemas"]["Id"];
                        zone: string;
                        ticket_type_id: components["schemas"]["Id"];
                        ticket_type: string;
                        /** @enum {string} */
                        status: "VALID" | "USED" | "CANCELLED";
                        starts_at: components["schemas"]["Time"];
                        code: string;
                        short_code: string;
                        event_slug: string;
                        event_name: string;
                        venue_name: string;
                        doors_at: components["schemas"]["Time"] | null;
                        ends_at: components["schemas"]["Time"];
                        time_zone: string;
                        used_at: components["schemas"]["Time"] | null;
                        used_gate: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_tickets_by_id_pdf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
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
                    "application/pdf": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_tickets_by_id_qr_png: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
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
                    "image/png": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_tickets_by_id_qr_svg: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
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
                    "image/svg+xml": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_tickets_by_id_undo_check_in: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
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
                        id: components["schemas"]["Id"];
                        booking_id: components["schemas"]["Id"];
                        event_id: components["schemas"]["Id"];
                        performance_id: components["schemas"]["Id"];
                        place_id: components["schemas"]["Id"];
                        section: string | null;
                        row: string | null;
                        label: string | null;
                        zone_id: components["schemas"]["Id"];
                        zone: string;
                        ticket_type_id: components["schemas"]["Id"];
                        ticket_type: string;
                        /** @enum {string} */
                        status: "VALID" | "USED" | "CANCELLED";
                        starts_at: components["schemas"]["Time"];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_tickets_attendees: {
        parameters: {
            query: {
                limit?: number;
                cursor?: string;
                event_id: components["schemas"]["Id"];
                performance_id?: components["schemas"]["Id"];
                q?: string;
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
                        items: components["schemas"]["Attendee"][];
                        next_cursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_tickets_attendees_export: {
        parameters: {
            query: {
                event_id: components["schemas"]["Id"];
                performance_id?: components["schemas"]["Id"];
                q?: string;
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
                    "text/csv": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_tickets_availability_by_performance_id: {
        parameters: {
            query?: {
                as?: "lists" | "bits";
            };
            header?: never;
            path: {
                performance_id: components["schemas"]["Id"];
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
                        version: number;
                        /** @description of the seating that this belongs to: when yours is another, read it again */
                        seating_version: number;
                        zones: {
                            zone_id: components["schemas"]["Id"];
                            total: number;
                            free: number;
                        }[];
                        taken: components["schemas"]["Id"][];
                        held: components["schemas"]["Id"][];
                    } | {
                        version: number;
                        /** @description of the seating that this belongs to: when yours is another, read it again */
                        seating_version: number;
                        zones: {
                            zone_id: components["schemas"]["Id"];
                            total: number;
                            free: number;
                        }[];
                        /** @description base64, two bits a place in the order of the seating: 0 free, 1 held, 2 taken */
                        bits: string;
                    };
                };
            };
            /** @description Done */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    get_tickets_blocks: {
        parameters: {
            query: {
                performance_id: components["schemas"]["Id"];
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
                        place_ids: components["schemas"]["Id"][];
                        standing: {
                            zone_id: components["schemas"]["Id"];
                            blocked: number;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_tickets_blocks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    performance_id: components["schemas"]["Id"];
                    place_ids: components["schemas"]["Id"][];
                    blocked: boolean;
                } | {
                    performance_id: components["schemas"]["Id"];
                    zone_id: components["schemas"]["Id"];
                    count: number;
                    blocked: boolean;
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
                        changed: number;
                        refused_place_ids: components["schemas"]["Id"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_tickets_check_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    performance_id: components["schemas"]["Id"];
                    gate?: string;
                    /** @description the same again is answered with its first verdict */
                    nonce?: string;
                    /** @description from a door that had no network: when it let the person in; a verdict other than ok is then a conflict */
                    scanned_at?: components["schemas"]["Time"];
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
                        /** @enum {string} */
                        result: "ok" | "already_used" | "cancelled" | "wrong_event" | "wrong_date" | "invalid";
                        ticket?: {
                            id: components["schemas"]["Id"];
                            booking_id: components["schemas"]["Id"];
                            event_id: components["schemas"]["Id"];
                            performance_id: components["schemas"]["Id"];
                            place_id: components["schemas"]["Id"];
                            section: string | null;
                            row: string | null;
                            label: string | null;
                            zone_id: components["schemas"]["Id"];
                            zone: string;
                            ticket_type_id: components["schemas"]["Id"];
                            ticket_type: string;
                            /** @enum {string} */
                            status: "VALID" | "USED" | "CANCELLED";
                            starts_at: components["schemas"]["Time"];
                        };
                        used_at?: components["schemas"]["Time"];
                        used_gate?: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_tickets_counts: {
        parameters: {
            query: {
                event_ids: string;
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
                        items: {
                            event_id: components["schemas"]["Id"];
                            performance_id: components["schemas"]["Id"];
                            total: number;
                            free: number;
                            held: number;
                            sold: number;
                            blocked: number;
                            checked_in: number;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_tickets_door_by_performance_id: {
        parameters: {
            query?: {
                since?: components["schemas"]["Time"];
            };
            header?: never;
            path: {
                performance_id: components["schemas"]["Id"];
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
                    "application/json": components["schemas"]["DoorList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_tickets_door_by_performance_id_conflicts: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                performance_id: components["schemas"]["Id"];
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
                        items: {
                            id: components["schemas"]["Id"];
                            /** @enum {string} */
                            result: "ok" | "already_used" | "cancelled" | "wrong_event" | "wrong_date" | "invalid";
                            /** @description when a door without network let somebody in */
                            scanned_at: components["schemas"]["Time"];
                            gate: string | null;
                            received_at: components["schemas"]["Time"];
                            /** @description the scan that counts */
                            used_at: components["schemas"]["Time"] | null;
                            used_gate: string | null;
                            ticket: {
                                id: components["schemas"]["Id"];
                                booking_id: components["schemas"]["Id"];
                                event_id: components["schemas"]["Id"];
                                performance_id: components["schemas"]["Id"];
                                place_id: components["schemas"]["Id"];
                                section: string | null;
                                row: string | null;
                                label: string | null;
                                zone_id: components["schemas"]["Id"];
                                zone: string;
                                ticket_type_id: components["schemas"]["Id"];
                                ticket_type: string;
                                /** @enum {string} */
                                status: "VALID" | "USED" | "CANCELLED";
                                starts_at: components["schemas"]["Time"];
                            } | null;
                        }[];
                        next_cursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_tickets_door_by_performance_id_search: {
        parameters: {
            query: {
                q: string;
            };
            header?: never;
            path: {
                performance_id: components["schemas"]["Id"];
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
                        items: {
                            id: components["schemas"]["Id"];
                            booking_id: components["schemas"]["Id"];
                            event_id: components["schemas"]["Id"];
                            performance_id: components["schemas"]["Id"];
                            place_id: components["schemas"]["Id"];
                            section: string | null;
                            row: string | null;
                            label: string | null;
                            zone_id: components["schemas"]["Id"];
                            zone: string;
                            ticket_type_id: components["schemas"]["Id"];
                            ticket_type: string;
                            /** @enum {string} */
                            status: "VALID" | "USED" | "CANCELLED";
                            starts_at: components["schemas"]["Time"];
                            /** @description who bought it; null when it was found by its booking */
                            holder: string | null;
                            short_code: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_tickets_files_by_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
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
                    "application/octet-stream": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_tickets_seating_by_performance_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                performance_id: components["schemas"]["Id"];
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
                        version: number;
                        sections: {
                            id: components["schemas"]["Id"];
                            name: string;
                            zone_id: components["schemas"]["Id"];
                        }[];
                        places: {
                            id: components["schemas"]["Id"];
                            zone_id: components["schemas"]["Id"];
                            section_id: components["schemas"]["Id"];
                            row: string;
                            label: string;
                            x: number;
                            y: number;
                            /** @enum {string} */
                            kind: "SEAT" | "ACCESSIBLE" | "COMPANION";
                            /** @description seats of one row without a gangway between them share a number */
                            block: number;
                            /** @description place within the block: neighbours differ by one */
                            block_index: number;
                        }[];
                    };
                };
            };
            /** @description Done */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    get_tickets_suggestions_by_performance_id: {
        parameters: {
            query: {
                quantity: number;
                zones?: string;
                near?: components["schemas"]["Id"];
                having?: string;
            };
            header?: never;
            path: {
                performance_id: components["schemas"]["Id"];
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
                        version: number;
                        /** @description from left to right, without those the person has; empty: there are none */
                        place_ids: components["schemas"]["Id"][];
                        /** @description whether they stand beside those the person has */
                        beside: boolean;
                        /** @description how many stand together at most */
                        most_together: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_tickets_validate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    performance_id: components["schemas"]["Id"];
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
                        /** @enum {string} */
                        result: "ok" | "already_used" | "cancelled" | "wrong_event" | "wrong_date" | "invalid";
                        ticket?: {
                            id: components["schemas"]["Id"];
                            booking_id: components["schemas"]["Id"];
                            event_id: components["schemas"]["Id"];
                            performance_id: components["schemas"]["Id"];
                            place_id: components["schemas"]["Id"];
                            section: string | null;
                            row: string | null;
                            label: string | null;
                            zone_id: components["schemas"]["Id"];
                            zone: string;
                            ticket_type_id: components["schemas"]["Id"];
                            ticket_type: string;
                            /** @enum {string} */
                            status: "VALID" | "USED" | "CANCELLED";
                            starts_at: components["schemas"]["Time"];
                        };
                        used_at?: components["schemas"]["Time"];
                        used_gate?: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_users_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
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
                    "application/json": components["schemas"]["User"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_users_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description name of a person */
                    name?: string;
                    /** @description e-mail address; of a full account it changes once it is verified */
                    email?: string;
                    phone?: string | null;
                    /** @description BCP 47 locale */
                    locale?: string;
                    /** @description IANA time zone */
                    time_zone?: string;
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
                    "application/json": components["schemas"]["User"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_users_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    get_users_me: {
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
                    "application/json": components["schemas"]["User"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_users_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description name of a person */
                    name?: string;
                    /** @description e-mail address; of a full account it changes once it is verified */
                    email?: string;
                    phone?: string | null;
                    /** @description BCP 47 locale */
                    locale?: string;
                    /** @description IANA time zone */
                    time_zone?: string;
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
                    "application/json": components["schemas"]["User"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_users_me_addresses: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
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
                        items: components["schemas"]["Address"][];
                        next_cursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_users_me_addresses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description who is to be found there, when it is not the person themselves */
                    name?: string | null;
                    /** @description street and number */
                    line1: string;
                    line2?: string | null;
                    city: string;
                    postal_code?: string | null;
                    /** @description state, province, county */
                    region?: string | null;
                    /** @description ISO 3166-1 alpha-2 */
                    country: string;
                    phone?: string | null;
                    /** @description makes it the one default; the first address is it anyway */
                    is_default?: boolean;
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
                    "application/json": components["schemas"]["Address"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_users_me_addresses_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
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
                    "application/json": components["schemas"]["Address"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_users_me_addresses_by_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag you have seen; missing is 428, stale is 412 */
                "If-Match"?: string;
            };
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description who is to be found there, when it is not the person themselves */
                    name?: string | null;
                    /** @description street and number */
                    line1: string;
                    line2?: string | null;
                    city: string;
                    postal_code?: string | null;
                    /** @description state, province, county */
                    region?: string | null;
                    /** @description ISO 3166-1 alpha-2 */
                    country: string;
                    phone?: string | null;
                    /** @description makes it the one default; the first address is it anyway */
                    is_default?: boolean;
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
                    "application/json": components["schemas"]["Address"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_users_me_addresses_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    get_users_me_export: {
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
                        user_id: components["schemas"]["Id"];
                        exported_at: components["schemas"]["Time"];
                        /** @description account, profile, bookings, tickets …: each a list, an empty one where there is nothing */
                        data: {
                            [key: string]: {
                                [key: string]: unknown;
                            }[];
                        };
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_users_me_preferences: {
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
                        [key: string]: unknown;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_users_me_preferences: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag you have seen; missing is 428, stale is 412 */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
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
                        [key: string]: unknown;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_venues: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
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
                        items: components["schemas"]["Venue"][];
                        next_cursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_venues: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    address: string;
                    city: string;
                    /** @description ISO 3166-1 alpha-2 */
                    country: string;
                    /** @description where it is, for maps; null: not told */
                    position?: {
                        latitude: number;
                        longitude: number;
                    } | null;
                    organization_id: components["schemas"]["Id"];
                    /** @description IANA time zone */
                    time_zone: string;
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
                    "application/json": components["schemas"]["Venue"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_venues_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
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
                        id: components["schemas"]["Id"];
                        organization_id: components["schemas"]["Id"];
                        name: string;
                        address: string;
                        city: string;
                        country: string;
                        time_zone: string;
                        position: components["schemas"]["Position"] | null;
                        has_layout: boolean;
                        version: number;
                        layout: {
                            sections: {
                                /** @description short name inside the layout */
                                key: string;
                                name: string;
                                /** @description short name inside the layout */
                                zone_key: string;
                            }[];
                            zones: {
                                /** @description short name inside the layout */
                                key: string;
                                name: string;
                                /** @enum {string} */
                                kind: "SEATED" | "STANDING";
                                /** @description #rrggbb; the map keeps the hue and makes it readable */
                                color: string;
                                capacity?: number;
                            }[];
                            places: {
                                /** @description short name inside the layout */
                                section_key: string;
                                /** @description short name inside the layout */
                                zone_key: string;
                                row: string;
                                label: string;
                                x: number;
                                y: number;
                                /** @enum {string} */
                                kind: "SEAT" | "ACCESSIBLE" | "COMPANION";
                            }[];
                            shapes?: {
                                /** @enum {string} */
                                kind: "STAGE" | "AREA" | "LINE";
                                points: [
                                    number,
                                    number
                                ][];
                                /** @description short name inside the layout */
                                zone_key?: string;
                                label?: string;
                            }[];
                        } | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_venues_by_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag you have seen; missing is 428, stale is 412 */
                "If-Match"?: string;
            };
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    name?: string;
                    address?: string;
                    city?: string;
                    /** @description ISO 3166-1 alpha-2 */
                    country?: string;
                    /** @description where it is, for maps; null: not told */
                    position?: {
                        latitude: number;
                        longitude: number;
                    } | null;
                    /** @description IANA time zone */
                    time_zone?: string;
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
                    "application/json": components["schemas"]["Venue"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_venues_by_id_layout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
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
                        sections: {
                            /** @description short name inside the layout */
                            key: string;
                            name: string;
                            /** @description short name inside the layout */
                            zone_key: string;
                        }[];
                        zones: {
                            /** @description short name inside the layout */
                            key: string;
                            name: string;
                            /** @enum {string} */
                            kind: "SEATED" | "STANDING";
                            /** @description #rrggbb; the map keeps the hue and makes it readable */
                            color: string;
                            capacity?: number;
                        }[];
                        places: {
                            /** @description short name inside the layout */
                            section_key: string;
                            /** @description short name inside the layout */
                            zone_key: string;
                            row: string;
                            label: string;
                            x: number;
                            y: number;
                            /** @enum {string} */
                            kind: "SEAT" | "ACCESSIBLE" | "COMPANION";
                        }[];
                        shapes?: {
                            /** @enum {string} */
                            kind: "STAGE" | "AREA" | "LINE";
                            points: [
                                number,
                                number
                            ][];
                            /** @description short name inside the layout */
                            zone_key?: string;
                            label?: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_venues_by_id_layout: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag you have seen; missing is 428, stale is 412 */
                "If-Match"?: string;
            };
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    sections: {
                        /** @description short name inside the layout */
                        key: string;
                        name: string;
                        /** @description short name inside the layout */
                        zone_key: string;
                    }[];
                    zones: {
                        /** @description short name inside the layout */
                        key: string;
                        name: string;
                        /** @enum {string} */
                        kind: "SEATED" | "STANDING";
                        /** @description #rrggbb; the map keeps the hue and makes it readable */
                        color: string;
                        capacity?: number;
                    }[];
                    places: {
                        /** @description short name inside the layout */
                        section_key: string;
                        /** @description short name inside the layout */
                        zone_key: string;
                        row: string;
                        label: string;
                        x: number;
                        y: number;
                        /** @enum {string} */
                        kind: "SEAT" | "ACCESSIBLE" | "COMPANION";
                    }[];
                    shapes?: {
                        /** @enum {string} */
                        kind: "STAGE" | "AREA" | "LINE";
                        points: [
                            number,
                            number
                        ][];
                        /** @description short name inside the layout */
                        zone_key?: string;
                        label?: string;
                    }[];
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
                    "application/json": components["schemas"]["Venue"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_webhooks_paypal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": unknown;
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
                        /** @constant */
                        received: true;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_webhooks_stripe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": unknown;
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
                        /** @constant */
                        received: true;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
