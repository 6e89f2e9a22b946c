/** Returned values without the signature, changed leaf by leaf. */

import type { RawValue } from '../run/realm';

/** A copy of the same form with every number changed; booleans count as 0 and 1, strings stay. */
export function mapRaw(raw: RawValue, change: (x: number) => number): RawValue {
  switch (raw.kind) {
    case 'tensor':
      return { ...raw, data: raw.data.map(change) };
    case 'number':
      return { kind: 'number', value: change(raw.value) };
    case 'boolean':
      return { kind: 'boolean', value: change(Number(raw.value)) === 1 };
    case 'list':
      return { kind: 'list', items: raw.items.map((item) => mapRaw(item, change)) };
    case 'record':
      return {
        kind: 'record',
        fields: raw.fields.map(([name, value]): [string, RawValue] => [name, mapRaw(value, change)]),
      };
    default:
      return raw;
  }
}

/** What a program in style tensors would have returned: float32, in tensors. Undefined where tensors cannot hold it. */
export function asTensors(raw: RawValue): RawValue | undefined {
  switch (raw.kind) {
    case 'tensor':
      return { ...raw, data: raw.data.map(Math.fround), from: 'tensor' };
    case 'number':
      return { kind: 'number', value: Number.isInteger(raw.value) ? raw.value : Math.fround(raw.value) };
    case 'boolean':
    case 'string':
      return raw;
    case 'list': {
      const items = raw.items.flatMap((item) => asTensors(item) ?? []);
      return items.length === raw.items.length ? { kind: 'list', items } : undefined;
    }
    case 'record': {
      const fields = raw.fields.flatMap(([name, value]): [string, RawValue][] => {
        const changed = asTensors(value);
        return changed === undefined ? [] : [[name, changed]];
      });
      return fields.length === raw.fields.length ? { kind: 'record', fields } : undefined;
    }
    default:
      return undefined;
  }
}
