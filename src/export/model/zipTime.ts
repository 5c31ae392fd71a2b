/**
 * When every file in a zip is said to have been changed, so that equal contents are equal archives. Without a zone it
 * is local time, which is what a zip holds; noon is skipped by no clock change.
 */
export const ZIP_TIME = "1980-01-01T12:00:00";
