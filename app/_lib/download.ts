/** Hand a file to the person. */
export function download(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken what it needs once the click was handled.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
