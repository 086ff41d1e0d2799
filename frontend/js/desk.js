// The review desk; every page of it works without this file.
import { bench } from "./lib/bench.js";
import { help, keys } from "./lib/keys.js";
import { marking } from "./lib/marking.js";

help();
keys();
bench();
marking();
