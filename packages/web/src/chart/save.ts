const NS = "http://www.w3.org/2000/svg";

type Frame = {
  readonly title: string;
  readonly source: string;
  readonly font: string;
  readonly ink: string;
  readonly ink2: string;
  readonly surface: string;
};

function line(
  text: string,
  at: { x: number; y: number; size: number; fill: string; weight: number; font: string },
) {
  const el = document.createElementNS(NS, "text");
  el.setAttribute("x", String(at.x));
  el.setAttribute("y", String(at.y));
  el.setAttribute("font-size", String(at.size));
  el.setAttribute("font-weight", String(at.weight));
  el.setAttribute("font-family", at.font);
  el.setAttribute("fill", at.fill);
  el.textContent = text;
  return el;
}

/** The drawing with its title above and its source below, as one SVG text: it can leave the page and still be read. */
export function framedSvg(
  svg: SVGSVGElement,
  frame: Frame,
): { text: string; width: number; height: number } {
  const box = svg.getBoundingClientRect();
  const [width, height] = [Math.ceil(box.width), Math.ceil(box.height) + 64];
  const out = document.createElementNS(NS, "svg");
  out.setAttribute("xmlns", NS);
  out.setAttribute("width", String(width));
  out.setAttribute("height", String(height));
  out.setAttribute("viewBox", `0 0 ${width} ${height}`);
  const back = document.createElementNS(NS, "rect");
  back.setAttribute("width", String(width));
  back.setAttribute("height", String(height));
  back.setAttribute("fill", frame.surface);
  const inner = svg.cloneNode(true) as SVGSVGElement;
  inner.setAttribute("x", "0");
  inner.setAttribute("y", "36");
  inner.setAttribute("width", String(Math.ceil(box.width)));
  inner.setAttribute("height", String(Math.ceil(box.height)));
  inner.removeAttribute("style");
  const { font } = frame;
  out.append(
    back,
    line(frame.title, { x: 12, y: 24, size: 15, weight: 600, fill: frame.ink, font }),
    inner,
    line(frame.source, { x: 12, y: height - 10, size: 11, weight: 400, fill: frame.ink2, font }),
  );
  const style = getComputedStyle(document.documentElement);
  const text = new XMLSerializer()
    .serializeToString(out)
    .replace(/var\((--[\w-]+)\)/g, (_, name: string) => style.getPropertyValue(name).trim());
  return { text, width, height };
}

/** An SVG text as PNG at double size. */
export async function toPng(svg: { text: string; width: number; height: number }): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg.text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = svg.width * 2;
  canvas.height = svg.height * 2;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("No canvas in this browser");
  context.scale(2, 2);
  context.drawImage(image, 0, 0);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("No PNG"))), "image/png");
  });
}
