// What opens at a city on the map: the city, and the ties and exchanges that are drawn there.

const CITIES = 8; // of a group, the largest
const THINGS = 6; // of one city; its own page has the rest

export function popupOf(group, words) {
  const content = element("div", "popup");
  for (const node of group.nodes.slice(0, CITIES)) content.append(...cityOf(node, words));
  const left = group.nodes.length - CITIES;
  if (left > 0) content.append(element("p", "popup-more", words.zoom));
  return content;
}

function cityOf({ place, features }, words) {
  const heading = element("h2", "popup-city");
  heading.append(link(place.path, place.name), element("span", "popup-country", place.country));
  const list = element("ul", "popup-things");
  for (const { properties } of features.slice(0, THINGS)) {
    const item = element("li", `popup-${properties.what}`);
    const detail = [properties.label, properties.date].filter(Boolean).join(" · ");
    item.append(link(properties.path, properties.title), element("span", "popup-detail", detail));
    if (properties.machine_read) item.append(element("span", "machine", words.machine));
    list.append(item);
  }
  if (features.length > THINGS) {
    const item = element("li", "popup-more");
    item.append(link(place.path, words.more.replace("0", features.length - THINGS)));
    list.append(item);
  }
  return [heading, list];
}

function link(path, text) {
  const anchor = element("a", "", text);
  anchor.href = path;
  return anchor;
}

function element(tag, className, text = "") {
  return Object.assign(document.createElement(tag), { className, textContent: text });
}
