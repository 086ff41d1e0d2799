// What every page has: sharing and search suggestions.  Every page works without this file.
import { copying, deviceShare, dialogs, reveal } from "./lib/share.js";
import { suggestions } from "./lib/suggest.js";

reveal();
dialogs();
copying();
deviceShare();
suggestions();
