// The shortest way over the globe between two points, as lines that a flat map can draw.
import { geoInterpolate } from "d3-geo";

const STEPS = 48; // enough that the longest arc looks round

/** Points as [longitude, latitude]; gives one line, or two where the way crosses the 180th meridian. */
export function arc(a, b) {
  const at = geoInterpolate(a, b);
  const lines = [[]];
  let before = a;
  for (let step = 0; step <= STEPS; step++) {
    const point = at(step / STEPS);
    if (Math.abs(point[0] - before[0]) > 180) {
      const edge = Math.sign(before[0]) * 180;
      const latitude = (before[1] + point[1]) / 2;
      lines.at(-1).push([latitude, edge]);
      lines.push([[latitude, -edge]]);
    }
    lines.at(-1).push([point[1], point[0]]);
    before = point;
  }
  return lines;
}
