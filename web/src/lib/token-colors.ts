/**
 * What tokens of the look come to at an element, in its theme, as #rrggbb: for others who draw with our colours and
 * do not read oklch() or light-dark().
 */
export function tokenColors<Name extends string>(
  element: HTMLElement,
  tokens: Record<Name, `--${string}`>,
): Record<Name, string> {
  const probe = document.createElement("span");
  probe.hidden = true;
  element.append(probe);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const brush = canvas.getContext("2d", { willReadFrequently: true })!;
  const colors = Object.entries<string>(tokens).map(([name, token]) => {
    probe.style.color = `var(${token})`;
    brush.fillStyle = getComputedStyle(probe).color;
    brush.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = brush.getImageData(0, 0, 1, 1).data;
    return [name, `#${[red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("")}`];
  });
  probe.remove();
  return Object.fromEntries(colors) as Record<Name, string>;
}
