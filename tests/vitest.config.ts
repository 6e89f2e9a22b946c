import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Every core: what the tests wait for runs in processes of its own, and their limits count the processor's time.
  test: { environment: 'node', include: ['tests/**/*.test.ts'], maxWorkers: '100%' },
});
