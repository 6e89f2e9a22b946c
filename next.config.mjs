import { existsSync, readFileSync } from 'node:fs';
import { appHeaders, gateHeaders } from './workers/bundle/security-headers.mjs';

const manifest = new URL('./public/generated/sandbox/manifest.json', import.meta.url);

/** The sandbox is bundled before a build; its inline script is allowed by this hash alone. */
function gateScriptHash() {
  if (!existsSync(manifest)) throw new Error('public/generated is missing: run "npm run generate" first');
  return JSON.parse(readFileSync(manifest, 'utf8')).gateScriptHash;
}

const gate = '/generated/sandbox/gate.html';

/** @type {import('next').NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  // `npm run types` checks them, and is five times as fast.
  typescript: { ignoreBuildErrors: true },
  async headers() {
    return [
      {
        source: `/((?!${gate.slice(1)}).*)`,
        headers: appHeaders({ isDevelopment: process.env.NODE_ENV === 'development' }),
      },
      { source: gate, headers: gateHeaders(gateScriptHash()) },
    ];
  },
};
