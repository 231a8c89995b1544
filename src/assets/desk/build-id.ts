/** Tells one build of the page from another; put in by scripts/build/page.ts. */
declare const DESK_BUILD: string;

/** Tabs share a session only with tabs of the same build: another one may know other states. */
export const buildId: string = DESK_BUILD;
