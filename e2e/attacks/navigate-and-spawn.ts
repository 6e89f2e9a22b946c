// Tries to navigate, to close, and to start workers without end.
const g = globalThis as any;

function tryTo(name: string, attempt: () => unknown): void {
  try {
    attempt();
    console.log(`ran ${name}`);
  } catch {
    console.log(`closed ${name}`);
  }
}

export function loraLinear(): unknown {
  tryTo('location', () => {
    g.location.href = 'https://example.com/';
  });
  tryTo('top', () => {
    g.top.location = 'https://example.com/';
  });
  tryTo('open', () => g.open('https://example.com/'));
  tryTo('workers', () => {
    const url = URL.createObjectURL(new Blob(['for (;;);']));
    for (let i = 0; i < 2_000; i++) new g.Worker(url);
  });
  tryTo('close', () => g.close());
  return { output: [], merged: [], trainable: 0 };
}
