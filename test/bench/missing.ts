// What a computer lacks for a measurement: then it is skipped, and said to be.

/** Thrown by a section that can't be measured here. */
export class Missing extends Error {}
