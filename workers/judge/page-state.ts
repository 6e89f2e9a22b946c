/** Whether the page was hidden while something was measured: timers and threads are throttled there. */

export interface PageState {
  set(isHidden: boolean): void;
  /** @returns whether the page was hidden at any moment since this call */
  watch(): () => boolean;
}

export function createPageState(): PageState {
  let isHidden = false;
  let times = 0;
  return {
    set(next) {
      if (next && !isHidden) times++;
      isHidden = next;
    },
    watch() {
      const before = times;
      return () => isHidden || times > before;
    },
  };
}
