/** Every service that keeps something about people: each of them implements `person.v1`. */
export const KEEPERS = ["auth", "user", "booking", "ticket", "payment", "receipt", "notification"] as const;
