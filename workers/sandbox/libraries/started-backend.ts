/** What a backend's script hands to the runner: one function that starts the backend on the realm's own tfjs. */

export interface BackendScript {
  /**
   * Register the kernels and make the backend the current one.
   * @throws Error that says why it cannot start here
   */
  start(): Promise<StartedBackend>;
}

export interface StartedBackend {
  /** Tensors are read by `await data()`: reading them at once would stall, or is not possible. */
  readonly isAsync: boolean;
  /** Why nothing that it computed can be trusted any more; undefined while it is well. */
  trouble(): string | undefined;
  /** Settles when the device or context is lost: what waits for it then would wait for ever. */
  readonly lost?: Promise<unknown> | undefined;
}

/** A backend's script is a function of the tfjs that the realm already has, so that it brings none of its own. */
export type BackendFactory = (tfjs: object) => BackendScript;
