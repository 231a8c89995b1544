/** Keyboard shortcuts. */
export const shortcuts = {
  enter: 'Enter',
  escape: 'Esc',
} as const;
