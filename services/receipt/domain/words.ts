/** The words of a receipt, per language; English where there is no other. */
export interface Words {
  receipt: string;
  number: string;
  date: string;
  booking: string;
  paid_with: string;
  seller: string;
  buyer: string;
  tax_id: string;
  description: string;
  quantity: string;
  unit_price: string;
  amount: string;
  tax_rate: string;
  net: string;
  tax: string;
  gross: string;
  total: string;
  included_tax: string;
  service_date: string;
  thanks: string;
  page: string;
}

const en: Words = {
  receipt: "Receipt",
  number: "Receipt number",
  date: "Date",
  booking: "Booking",
  paid_with: "Paid with",
  seller: "Seller",
  buyer: "Buyer",
  tax_id: "VAT number",
  description: "Description",
  quantity: "Qty",
  unit_price: "Unit price",
  amount: "Amount",
  tax_rate: "VAT rate",
  net: "Net",
  tax: "VAT",
  gross: "Gross",
  total: "Total paid",
  included_tax: "VAT included",
  service_date: "Date of the event",
  thanks: "Paid in full. All prices include VAT and fees.",
  page: "Page",
};

const de: Words = {
  receipt: "Rechnung",
  number: "Rechnungsnummer",
  date: "Datum",
  booking: "Buchung",
  paid_with: "Bezahlt mit",
  seller: "Verkäufer",
  buyer: "Käufer",
  tax_id: "USt-IdNr.",
  description: "Beschreibung",
  quantity: "Menge",
  unit_price: "Einzelpreis",
  amount: "Betrag",
  tax_rate: "USt-Satz",
  net: "Netto",
  tax: "USt",
  gross: "Brutto",
  total: "Bezahlt",
  included_tax: "Enthaltene USt",
  service_date: "Tag der Veranstaltung",
  thanks: "Vollständig bezahlt. Alle Preise enthalten Umsatzsteuer und Gebühren.",
  page: "Seite",
};

const fr: Words = {
  receipt: "Reçu",
  number: "Numéro de reçu",
  date: "Date",
  booking: "Réservation",
  paid_with: "Payé par",
  seller: "Vendeur",
  buyer: "Acheteur",
  tax_id: "N° de TVA",
  description: "Désignation",
  quantity: "Qté",
  unit_price: "Prix unitaire",
  amount: "Montant",
  tax_rate: "Taux de TVA",
  net: "HT",
  tax: "TVA",
  gross: "TTC",
  total: "Total payé",
  included_tax: "TVA incluse",
  service_date: "Date de l’événement",
  thanks: "Payé intégralement. Tous les prix comprennent la TVA et les frais.",
  page: "Page",
};

const LANGUAGES: Record<string, Words> = { en, de, fr };

/** @param locale BCP 47 */
export function wordsOf(locale: string): Words {
  return LANGUAGES[new Intl.Locale(locale).language] ?? en;
}
