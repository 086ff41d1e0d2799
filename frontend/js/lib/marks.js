// The cities' marks: buttons on the map.  One of them is a stop of the Tab key; arrow keys go to the nearest
// city in that direction, Enter opens it, Escape comes back.
import L from "leaflet";
import { groupsOf, labelled, nameOf } from "./nodes.js";
import { popupOf } from "./popup.js";

const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class CityMarks {
  constructor(map, words) {
    Object.assign(this, { map, words, nodes: [], marks: [] });
    this.layer = L.layerGroup().addTo(map);
    map.on("zoomend", () => this.#draw());
    map.on("popupclose", ({ popup }) => this.#closed(popup));
  }

  show(nodes) {
    this.nodes = nodes;
    this.#draw();
  }

  #draw() {
    const had = this.marks.find(({ element }) => element === document.activeElement)?.group.nodes[0].place.path;
    this.layer.clearLayers();
    const zoom = this.map.getZoom();
    const groups = groupsOf(this.nodes, (at) => this.map.project(at, zoom));
    const named = labelled(groups);
    this.marks = groups.map((group) => this.#mark(group, named.has(group)));
    this.#stop(this.marks.find(({ group }) => group.nodes.some(({ place }) => place.path === had)) ?? this.marks[0], Boolean(had));
  }

  #mark(group, named) {
    const features = group.nodes.flatMap((node) => node.features);
    const size = Math.min(26, 8 + 2.5 * Math.sqrt(features.length));
    const box = Math.max(24, size);
    const kinds = features.some(({ properties }) => properties.what === "exchange") ? "city-mark has-exchanges" : "city-mark";
    const icon = L.divIcon({ className: `${kinds}${named ? " named" : ""}`, iconSize: [box, box] });
    const marker = L.marker(group.at, { icon, keyboard: false, riseOnHover: true }).addTo(this.layer);
    const element = marker.getElement();
    element.style.setProperty("--size", `${size}px`);
    element.tabIndex = -1;
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", `${nameOf(group)}: ${features.length}`);
    element.dataset.name = nameOf(group);
    const mark = { group, marker, element };
    marker.on("click", () => this.#open(mark));
    element.addEventListener("keydown", (event) => this.#key(event, mark));
    for (const [name, hot] of [["focus", true], ["blur", false], ["mouseenter", true], ["mouseleave", false]]) {
      element.addEventListener(name, () => this.#highlight(group, hot));
    }
    return mark;
  }

  /** The one mark that the Tab key stops at. */
  #stop(mark, focus = false) {
    for (const other of this.marks) other.element.tabIndex = other === mark ? 0 : -1;
    if (focus) mark?.element.focus({ preventScroll: true });
  }

  #key(event, mark) {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.#open(mark);
    } else if (event.key in DIRECTIONS) {
      event.preventDefault();
      event.stopPropagation(); // or the map would move too
      const next = this.#nearest(mark, DIRECTIONS[event.key]);
      if (!next) return;
      this.#stop(next, true);
      this.map.panInside(next.group.at, { padding: [40, 40] });
    }
  }

  #nearest(from, [right, down]) {
    let best = null;
    for (const mark of this.marks) {
      const [x, y] = [mark.group.point.x - from.group.point.x, mark.group.point.y - from.group.point.y];
      const along = x * right + y * down;
      const aside = Math.abs(x * down) + Math.abs(y * right);
      if (mark === from || along <= 0 || aside > 2 * along) continue; // not in that direction
      if (!best || along + 2 * aside < best.far) best = { mark, far: along + 2 * aside };
    }
    return best?.mark;
  }

  #open(mark) {
    this.#stop(mark);
    const content = popupOf(mark.group, this.words);
    const popup = L.popup({ maxWidth: 320, minWidth: 220, maxHeight: 260, offset: [0, -6], autoPanPadding: [24, 24] });
    popup.setLatLng(mark.group.at).setContent(content).openOn(this.map);
    this.opened = mark;
    const frame = popup.getElement();
    frame.setAttribute("role", "dialog");
    frame.setAttribute("aria-label", nameOf(mark.group));
    const close = frame.querySelector(".leaflet-popup-close-button");
    close.setAttribute("aria-label", this.words.close);
    frame.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.map.closePopup(popup);
    });
    content.querySelector("a").focus({ preventScroll: true });
  }

  #closed(popup) {
    const held = document.activeElement; // the body, where the popup took the focus with it
    const inside = held === document.body || popup.getElement()?.contains(held);
    const mark = this.marks.find(({ group }) => group.nodes[0] === this.opened?.group.nodes[0]);
    if (inside && mark) mark.element.focus({ preventScroll: true });
  }

  #highlight(group, hot) {
    const paths = new Set(group.nodes.map(({ place }) => place.path));
    const pane = this.map.getPane("overlayPane");
    pane.classList.toggle("has-hot", hot);
    for (const line of pane.querySelectorAll(".thread")) {
      line.classList.toggle("hot", hot && line.dataset.ends.split(" ").some((path) => paths.has(path)));
    }
  }
}
