/** A method as a function of its object, that goes on working when a solution replaces the method. */

const { apply } = Reflect;
const { bind, call } = Function.prototype;

/** `uncurried(Set.prototype.has)(set, value)` is `set.has(value)` as it was when this was asked for. */
export const uncurried = <T>(method: T): T => apply(bind, call, [method]) as T;
