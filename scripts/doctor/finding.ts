/** One line of the doctor's: fine, worth knowing, or wrong. */
export interface Finding {
  level: "good" | "note" | "wrong";
  text: string;
}
