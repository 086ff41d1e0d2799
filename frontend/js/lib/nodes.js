// Cities on the map: what is drawn at each, and which of them are too close together to be told apart.

const APART = 30; // pixels between two marks that a finger can tell apart
const LETTER = 7.5; // pixels, roughly, of a letter of a label
const WIDE_LETTER = 14; // of a Chinese, Japanese or Korean one

/** One node for each place that is named by a feature (a GeoJSON tie or exchange). */
export function nodesOf(features) {
  const nodes = new Map();
  for (const feature of features) {
    const { places } = feature.properties;
    const points = feature.geometry.type === "Point" ? [feature.geometry.coordinates] : feature.geometry.coordinates;
    places.forEach((place, number) => {
      const node = nodes.get(place.path) ?? { place, at: [points[number][1], points[number][0]], features: [] };
      node.features.push(feature);
      nodes.set(place.path, node);
    });
  }
  return [...nodes.values()].sort((a, b) => b.features.length - a.features.length);
}

/** Nodes joined where their marks would touch; `project` gives a node's pixels.  The largest takes the rest in. */
export function groupsOf(nodes, project) {
  const groups = [];
  for (const node of nodes) {
    const point = project(node.at);
    const near = groups.find((group) => Math.hypot(group.point.x - point.x, group.point.y - point.y) < APART);
    if (near) near.nodes.push(node);
    else groups.push({ nodes: [node], at: node.at, point });
  }
  return groups;
}

/** Which groups can carry their name without covering another mark or name. */
export function labelled(groups) {
  const taken = groups.map(({ point }) => box(point.x - 12, point.y - 12, 24, 24));
  const chosen = new Set();
  for (const group of groups) {
    const { x, y } = group.point;
    const label = box(x + 14, y - 10, widthOf(nameOf(group)), 20);
    if (taken.some((other) => overlap(label, other))) continue;
    taken.push(label);
    chosen.add(group);
  }
  return chosen;
}

export function nameOf(group) {
  const [first, ...rest] = group.nodes;
  return rest.length ? `${first.place.name} +${rest.length}` : first.place.name;
}

function widthOf(text) {
  return [...text].reduce((sum, letter) => sum + (letter > "\u2e80" ? WIDE_LETTER : LETTER), 8);
}

function box(left, top, width, height) {
  return { left, top, right: left + width, bottom: top + height };
}

function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
