// Keeps everything it allocates.
export function loraLinear(): unknown {
  const kept: number[][] = [];
  for (let size = 1 << 20; ; ) kept.push(new Array<number>(size).fill(Math.PI));
}
