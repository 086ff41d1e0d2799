// The map of ties and exchanges.  All that it shows stands in the list below it, which needs no script.
import L from "leaflet";
import { arc } from "./lib/arcs.js";
import { CityMarks } from "./lib/marks.js";
import { nodesOf } from "./lib/nodes.js";
import { Years, within } from "./lib/years.js";

const EDGES = [[-60, -180], [83.7, 180]]; // without most of Antarctica, which has no cities
const CLOSEST = 7; // closer than this the coast shows its corners
const SETTLE = 350; // milliseconds after the last move of the slider until the list follows

async function start(section) {
  section.hidden = false;
  const words = section.dataset;
  const map = drawMap(section.querySelector("[data-canvas]"), words);
  const [land, found] = await Promise.all([words.land, words.points].map((address) => fetch(address).then((r) => r.json())));
  L.geoJSON(land, { interactive: false, style: { className: "land", stroke: false, fillOpacity: 1 } }).addTo(map);
  drawLabels(map, JSON.parse(words.labels));
  const ties = L.layerGroup().addTo(map);
  const marks = new CityMarks(map, words);
  const draw = (chosen) => {
    const shown = found.features.filter(({ properties }) => within(properties.year, chosen));
    drawTies(ties, shown);
    marks.show(nodesOf(shown));
  };
  lookAt(map, nodesOf(found.features));
  draw(slider(section, found.features, draw));
  section.dataset.ready = "";
}

function drawMap(canvas, words) {
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(canvas, {
    fadeAnimation: !still, zoomAnimation: !still, markerZoomAnimation: !still, inertia: !still,
    attributionControl: false, zoomControl: false, maxBounds: EDGES, maxBoundsViscosity: 1,
    minZoom: 1, maxZoom: CLOSEST, zoomSnap: 0.5, bounceAtZoomLimits: false,
  });
  L.control.zoom({ zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut }).addTo(map);
  return map.setView([25, 60], 1.5);
}

/** Names of seas and regions, which the portal's settings put there. */
function drawLabels(map, labels) {
  for (const { at, name } of labels) {
    const text = document.createElement("span");
    text.textContent = name;
    const icon = L.divIcon({ className: "map-label", html: text, iconSize: [0, 0] });
    L.marker(at, { icon, interactive: false, keyboard: false, pane: "overlayPane" }).addTo(map);
  }
}

function lookAt(map, nodes) {
  if (nodes.length) map.fitBounds(L.latLngBounds(nodes.map((node) => node.at)), { padding: [60, 60], maxZoom: 5, animate: false });
}

function drawTies(layer, features) {
  layer.clearLayers();
  for (const { geometry, properties } of features.filter(({ properties: { what } }) => what === "tie")) {
    const className = `thread thread-${properties.kind}`;
    const line = L.polyline(arc(...geometry.coordinates), { className, interactive: false, smoothFactor: 0.5 });
    layer.addLayer(line);
    line.getElement().dataset.ends = properties.places.map(({ path }) => path).join(" ");
  }
}

/** Bring the slider to life; gives the years that are chosen to begin with. */
function slider(section, features, draw) {
  const known = features.map(({ properties }) => properties.year).filter((year) => year !== null);
  const holder = section.querySelector("[data-years]");
  const form = document.querySelector("[data-map-form]");
  const number = (name) => (form.elements[name].value ? Number(form.elements[name].value) : null);
  const asked = { from: number("from_year"), to: number("to_year") };
  if (!known.length) return asked;
  const bounds = {
    first: Math.min(...known, asked.from ?? Infinity), last: Math.max(...known, asked.to ?? -Infinity),
  };
  holder.hidden = bounds.first === bounds.last;
  let timer;
  const years = new Years(holder, { ...bounds, ...asked }, (chosen) => {
    draw(chosen);
    form.elements.from_year.value = chosen.from ?? "";
    form.elements.to_year.value = chosen.to ?? "";
    clearTimeout(timer);
    timer = setTimeout(() => follow(form), SETTLE);
  });
  return years.chosen;
}

let asking = 0;

/** Let the list and the address follow the form, as if it had been sent. */
async function follow(form) {
  const turn = ++asking;
  const response = await fetch(`${form.action}?${new URLSearchParams(new FormData(form))}`);
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
  if (turn !== asking) return;
  for (const id of ["map-count", "map-list"]) {
    document.getElementById(id).replaceChildren(...fresh.getElementById(id).childNodes);
  }
  history.replaceState(null, "", response.url);
}

for (const section of document.querySelectorAll("[data-map]")) start(section);
