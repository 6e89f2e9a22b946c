/** Whether what a pane shows is about to be replaced: told beside the state, so that little is drawn for it. */

export interface Pending {
  get(): boolean;
  set(isPending: boolean): void;
  subscribe(listener: () => void): () => void;
}

export function createPending(): Pending {
  const listeners = new Set<() => void>();
  let isPending = false;
  return {
    get: () => isPending,
    set(next) {
      if (next === isPending) return;
      isPending = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
