// The review desk; every page of it works without this file.
