/** Response headers of the page and of the sandboxed frame, and why each of them is there. */

/** The page: everything from its own origin, frames only of its own, nothing may frame it. */
export function appHeaders({ isDevelopment = false } = {}) {
  const policy = [
    "default-src 'self'",
    // Next's inline bootstrap needs 'unsafe-inline'; development builds evaluate source maps.
    `script-src 'self' 'unsafe-inline'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    `connect-src 'self'${isDevelopment ? ' ws:' : ''}`,
    "worker-src 'self' blob:",
    // Else a frame could navigate itself away and carry data in the address.
    "frame-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
  ].join('; ');
  return [
    { key: 'Content-Security-Policy', value: policy },
    { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
    { key: 'Cross-Origin-Embedder-Policy', value: 'require-corp' },
    { key: 'Referrer-Policy', value: 'no-referrer' },
    { key: 'X-Content-Type-Options', value: 'nosniff' },
  ];
}

/**
 * The gate's page: opaque even when opened directly, one inline script by its hash, no network at all.
 * @param {string} gateScriptHash `sha256-…`, from the sandbox's manifest
 */
export function gateHeaders(gateScriptHash) {
  const policy = [
    'sandbox allow-scripts',
    "default-src 'none'",
    // A realm imports modules from both; who can do that runs there already.
    `script-src '${gateScriptHash}' blob: data: 'wasm-unsafe-eval'`,
    // The worker of WebGPU must be a data: address; what runs there inherits this policy.
    'worker-src blob: data:',
    "connect-src 'none'",
    "img-src 'none'",
    "style-src 'none'",
    "font-src 'none'",
    "media-src 'none'",
    "object-src 'none'",
    "frame-src 'none'",
    "child-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
  ].join('; ');
  return [
    { key: 'Content-Security-Policy', value: policy },
    { key: 'Cross-Origin-Resource-Policy', value: 'cross-origin' },
    { key: 'Cross-Origin-Embedder-Policy', value: 'require-corp' },
    { key: 'Referrer-Policy', value: 'no-referrer' },
    { key: 'X-Content-Type-Options', value: 'nosniff' },
  ];
}
