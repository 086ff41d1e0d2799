// Builds the portal's static files into the package: `npm ci && npm run build`.  Nothing built is committed.
// Every css/*.css and js/*.js becomes a file of its own name; what they import (fonts, Leaflet) goes with them.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { landEqualEarth, landInDegrees, landJson } from "./land.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const out = fileURLToPath(new URL("../src/cityties_site/portal/static/portal/", import.meta.url));

function entries(folder) {
  return readdirSync(here + folder).filter((name) => /\.(css|js)$/.test(name)).map((name) => `${here}${folder}/${name}`);
}

const shipped = [
  "leaflet", "d3-geo", "d3-array", "internmap", "world-atlas",
  "@fontsource-variable/source-sans-3", "@fontsource-variable/source-serif-4",
];

/** The licences of what goes out to readers, which ask to go with it. */
function licences() {
  return shipped.map((name) => `${name}\n\n${readFileSync(`${here}node_modules/${name}/LICENSE`, "utf8").trim()}\n`).join("\n\n");
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

await build({
  entryPoints: [...entries("css"), ...entries("js")],
  outdir: out,
  entryNames: "[name]",
  assetNames: "files/[name]",
  bundle: true,
  minify: true,
  legalComments: "inline",
  target: ["es2021", "safari15.4", "chrome100", "firefox100"],
  loader: { ".woff2": "file", ".woff": "file", ".png": "file", ".svg": "file" },
  logLevel: "warning",
});

cpSync(`${here}pictures/`, out, { recursive: true });
writeFileSync(`${out}land.json`, landJson());
writeFileSync(`${out}land-degrees.svg`, landInDegrees());
writeFileSync(`${out}land-world.svg`, landEqualEarth());
writeFileSync(`${out}licences.txt`, licences());
