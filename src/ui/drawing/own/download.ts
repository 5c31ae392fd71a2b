/** Long enough for a browser to take hold of the file. */
const HELD_MS = 10_000;

/** Saves a file where the browser saves downloads. */
export function download(file: File): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = file.name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, HELD_MS);
}
