/** A wasm file as the bundler embeds it. */
declare module '*.wasm' {
  const bytes: Uint8Array<ArrayBuffer>;
  // biome-ignore lint/style/noDefaultExport: esbuild gives a file its content as the default export.
  export default bytes;
}
