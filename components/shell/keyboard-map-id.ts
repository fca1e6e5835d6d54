/** The dialog of the keyboard map, for what opens it. */
export const keyboardMapId = "keyboard-map";
