/** The attribute in which the desk keeps what it knows of a recording. Everything else in the attributes belongs to others and is left as it is. */
export const RECORDING_ATTRIBUTE = 'desk_recording';
