// What every page has: sharing and search suggestions.  Every page works without this file.
import { copying, deviceShare, dialogs, printing, reveal } from "./lib/share.js";
import { suggestions } from "./lib/suggest.js";

reveal();
dialogs();
copying();
deviceShare();
printing();
suggestions();
