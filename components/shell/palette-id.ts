/** The dialog of the command palette, for what opens it. */
export const paletteId = "find-anything";
