interface Words {
  with: string;
  people: string;
}

const WORDS: Record<string, Words> = {
  en: { with: "With", people: "People" },
  de: { with: "Bei", people: "Personen" },
  fr: { with: "Avec", people: "Personnes" },
};

/** "With Aoife" and, for several, "People: 2", in the language of the booking; English where there is no other. */
export function describeAppointment(provider_name: string, quantity: number, locale: string): string {
  const words = WORDS[new Intl.Locale(locale).language] ?? WORDS.en!;
  const lines = [
    provider_name && `${words.with} ${provider_name}`,
    quantity > 1 && `${words.people}: ${quantity}`,
  ];
  return lines.filter(Boolean).join("\n");
}
