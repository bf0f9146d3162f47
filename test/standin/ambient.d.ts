// Electron's own types are what every file here is held to; some of the functions here run in the page.
/// <reference types="electron" />
/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
