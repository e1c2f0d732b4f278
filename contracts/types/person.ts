import { z } from "zod";

// Control characters, and those that turn the direction of the text around them.
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** One line of words that people type and others read: trimmed, NFC, without control and direction characters. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => !UNSEEN.test(text), { error: "has characters that cannot be seen" })
    .transform((text) => text.normalize("NFC"));

/** How a person is called. */
export const PersonName = line(200).describe("name of a person");
