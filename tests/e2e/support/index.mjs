// What the journeys share.

export * from "./app.mjs";
export * from "./journey.mjs";
export * from "./pictures.mjs";
export * from "./process.mjs";
export * from "./screens.mjs";
export * from "./zip.mjs";
export * from "./axe.mjs";
