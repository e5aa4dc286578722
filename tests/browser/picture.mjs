// Compares how pages look, coarsely enough that another machine's way of drawing letters makes no difference: pictures are shrunk by
// averaging, then compared with a tolerance. What moved, grew, vanished or changed its colour shows all the same.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";

const BASELINES = new URL("./baselines/", import.meta.url).pathname;
const RESULTS = new URL("./pictures/", import.meta.url).pathname;

/** How many screen pixels, squared, become one. */
const SCALE = 8;
/** How far two colours may lie apart, of 1. */
const COLOUR_TOLERANCE = 0.12;
/** Which part of the pixels may differ more than that. */
export const AREA_TOLERANCE = 0.015;

/** The picture at an eighth of its size, each pixel the mean of those that it stands for, in 32 steps a channel. */
export function shrink({ width, height, data }) {
  const small = new PNG({ width: Math.floor(width / SCALE), height: Math.floor(height / SCALE) });
  for (let y = 0; y < small.height; y += 1) {
    for (let x = 0; x < small.width; x += 1) {
      const sums = [0, 0, 0];
      for (let dy = 0; dy < SCALE; dy += 1) {
        for (let dx = 0; dx < SCALE; dx += 1) {
          const at = ((y * SCALE + dy) * width + x * SCALE + dx) * 4;
          for (let channel = 0; channel < 3; channel += 1) sums[channel] += data[at + channel];
        }
      }
      const at = (y * small.width + x) * 4;
      sums.forEach((sum, channel) => (small.data[at + channel] = Math.min(255, Math.round(sum / (SCALE * SCALE * 8)) * 8)));
      small.data[at + 3] = 255;
    }
  }
  return small;
}

/** Which part of the pixels differs, of 1; 1 where the sizes differ. */
export function difference(one, other, marked) {
  if (one.width !== other.width || one.height !== other.height) return 1;
  const options = { threshold: COLOUR_TOLERANCE, includeAA: true };
  return pixelmatch(one.data, other.data, marked?.data, one.width, one.height, options) / (one.width * one.height);
}

/**
 * What is wrong with a screenshot beside its baseline, or nothing. With `UPDATE_BASELINES=1` it becomes the baseline.
 * What differs is saved to tests/browser/pictures, with the places marked.
 */
export function compare(name, screenshot) {
  const seen = shrink(PNG.sync.read(screenshot));
  const baseline = `${BASELINES}${name}.png`;
  if (process.env.UPDATE_BASELINES === "1") {
    mkdirSync(BASELINES, { recursive: true });
    writeFileSync(baseline, PNG.sync.write(seen, { colorType: 2, deflateLevel: 9 }));
    return undefined;
  }
  if (!existsSync(baseline)) return `${name} has no baseline: look at it, then run with UPDATE_BASELINES=1`;
  const wanted = PNG.sync.read(readFileSync(baseline));
  const marked = new PNG({ width: seen.width, height: seen.height });
  const part = difference(wanted, seen, marked);
  if (part <= AREA_TOLERANCE) return undefined;
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(`${RESULTS}${name}-seen.png`, screenshot);
  writeFileSync(`${RESULTS}${name}-difference.png`, PNG.sync.write(marked));
  return `${name} differs in ${(part * 100).toFixed(1)} % of its area: see tests/browser/pictures/${name}-seen.png`;
}
