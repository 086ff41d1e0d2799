// The base map: land only, from Natural Earth (by world-atlas).  No borders are drawn: the portal takes no side.
// Polygons that cross the 180th meridian are cut there, or they would draw stripes across the whole map.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { geoEqualEarth, geoEquirectangular, geoPath, geoStream } from "d3-geo";
import { feature } from "topojson-client";

const require = createRequire(import.meta.url);

function land(detail) {
  const topology = JSON.parse(readFileSync(require.resolve(`world-atlas/land-${detail}.json`)));
  return feature(topology, topology.objects.land);
}

/** A projection whose units are degrees, with latitude growing downwards. */
function degrees() {
  return geoEquirectangular().scale(180 / Math.PI).translate([0, 0]).precision(0);
}

const STEP = 20; // points to a degree: finer than a pixel at the closest zoom the maps offer

/** The land's rings in twentieths of a degree (y downwards), cut at the 180th meridian. */
function cutRings() {
  const rings = [];
  const sink = {
    point(x, y) {
      const [ring, next] = [rings.at(-1), [Math.round(x * STEP), Math.round(y * STEP)]];
      if (String(ring.at(-1)) !== String(next)) ring.push(next);
    },
    lineStart() { rings.push([]); },
    lineEnd() {}, polygonStart() {}, polygonEnd() {}, sphere() {},
  };
  geoStream(land("50m"), degrees().stream(sink));
  return rings.filter((ring) => ring.length > 2);
}

/** GeoJSON for the interactive map: every ring a polygon of its own (land has few holes worth keeping). */
export function landJson() {
  const polygons = cutRings().map((ring) => [[...ring, ring[0]].map(([x, y]) => [x / STEP, -y / STEP])]);
  return JSON.stringify({ type: "MultiPolygon", coordinates: polygons });
}

/** One SVG picture of the land, x = longitude and y = -latitude, for locator maps. */
export function landInDegrees() {
  const path = cutRings().map(relativePath).join("");
  return picture([-180, -90, 360, 180].map((side) => side * STEP).join(" "), path);
}

function relativePath(ring) {
  const steps = ring.slice(1).map(([x, y], i) => `${x - ring[i][0]} ${y - ring[i][1]}`);
  return `M${ring[0].join(" ")}l${steps.join(" ")}z`.replaceAll(" -", "-");
}

/** One SVG picture of the whole world in the Equal Earth projection; `portal.maps.equal_earth` is its twin. */
export function landEqualEarth() {
  const projection = geoEqualEarth().scale(100).translate([0, 0]).rotate([-11, 0]).precision(0.1);
  return picture("-271 -132 542 264", geoPath(projection).digits(1)(land("110m")));
}

function picture(viewBox, path) {
  const style = "path{fill:#dfe5ee}@media (prefers-color-scheme:dark){path{fill:#27344d}}@media print{path{fill:#ddd}}";
  const [, , width, height] = viewBox.split(" ");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}" width="${width}" height="${height}">`
    + `<style>${style}</style><path d="${path}"/></svg>\n`;
}
