// Tries to read what the page keeps. Each store that opened prints "OPEN <name>".
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

const attempts: Record<string, () => unknown> = {
  indexedDB: () =>
    new Promise((resolve, reject) => {
      const request = find('indexedDB').open('tensor-kata');
      request.onsuccess = resolve;
      request.onerror = () => reject(request.error);
    }),
  databases: () => find('indexedDB').databases(),
  localStorage: () => find('localStorage').length,
  sessionStorage: () => find('sessionStorage').length,
  cookie: () => find('document').cookie,
  cookieStore: () => find('cookieStore').getAll(),
  caches: () => find('caches').keys(),
  opfs: () => find('navigator').storage.getDirectory(),
  locks: () => find('navigator').locks.query(),
  broadcast: () => new (find('BroadcastChannel'))('tensor-kata').postMessage('hello'),
  parent: () => find('parent').document.title,
  top: () => find('top').location.href,
  opener: () => find('window').opener,
};

export async function loraLinear(): Promise<unknown> {
  for (const [name, attempt] of Object.entries(attempts)) {
    try {
      const late = new Promise((_, reject) => setTimeout(() => reject(new Error('no answer')), 150));
      await Promise.race([attempt(), late]);
      console.log(`OPEN ${name}`);
    } catch {
      console.log(`closed ${name}`);
    }
  }
  console.log('storage tried');
  return { output: [], merged: [], trainable: 0 };
}
