import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Every core: what the tests wait for runs in processes of its own, and their limits count the processor's time.
  // A test's own limit bounds a hang; a busy machine is no failure.
  test: { environment: 'node', include: ['tests/**/*.test.ts'], maxWorkers: '100%', testTimeout: 60_000 },
});
