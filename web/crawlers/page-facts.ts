/** What a page says about itself to those who do not run it. */
export interface PageFacts {
  url: string;
  title: string;
  description: string;
  image: string;
  /** OpenGraph's word for what it is. */
  kind: "website" | "product";
  /** schema.org, one object each. */
  data: object[];
  /** The page as text. */
  markdown: string;
}

const DESCRIPTION = 200;

const MEANING: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const text = (value: string) => value.replaceAll(/[&<>"']/g, (character) => MEANING[character] ?? "");
const shortened = (value: string) =>
  value.length <= DESCRIPTION ? value : `${value.slice(0, DESCRIPTION).replace(/\s+\S*$/, "")}…`;

/**
 * The page's head with its own title, social card and structured data. The data is a data block: it is never run, so
 * the content security policy does not ask for a hash; what would end the block is escaped.
 */
export function withHead(html: string, facts: PageFacts): string {
  const properties = {
    "og:type": facts.kind,
    "og:site_name": "Foyer",
    "og:title": facts.title,
    "og:description": shortened(facts.description),
    "og:url": facts.url,
    "og:image": facts.image,
  };
  const lines = [
    `<meta data-page name="description" content="${text(shortened(facts.description))}" />`,
    ...Object.entries(properties).map(
      ([name, content]) => `<meta data-page property="${name}" content="${text(content)}" />`,
    ),
    `<meta data-page name="twitter:card" content="summary_large_image" />`,
    `<link data-page rel="canonical" href="${text(facts.url)}" />`,
    `<link data-page rel="alternate" type="text/markdown" href="${text(`${facts.url}.md`)}" />`,
    ...facts.data.map(
      (data) =>
        `<script data-page type="application/ld+json">${JSON.stringify(data).replaceAll("<", "\\u003c")}</script>`,
    ),
  ];
  return html
    .replace(/<title>[^<]*<\/title>/, () => `<title>${text(facts.title)} · Foyer</title>`)
    .replace("</head>", () => `${lines.join("\n    ")}\n  </head>`);
}
