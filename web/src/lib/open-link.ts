/** Follows a short-lived link to a file; the browser shows or saves it as its headers say. */
export function openLink(url: string): void {
  const link = Object.assign(document.createElement("a"), { href: url, target: "_blank", rel: "noopener" });
  link.click();
}
