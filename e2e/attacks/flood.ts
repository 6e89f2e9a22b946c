// Floods the console, the message queue and the timer queue, then never returns.
export async function loraLinear(): Promise<unknown> {
  const g = globalThis as any;
  for (let i = 0; i < 200_000; i++) {
    console.log('x'.repeat(1_000), i);
    g.postMessage?.({ flood: i });
  }
  for (;;) await Promise.resolve();
}
