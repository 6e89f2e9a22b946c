/**
 * Settings: small choices that a page must know before IndexedDB answers, so they stand in localStorage.
 *
 * | key | holds |
 * | --- | --- |
 * | `theme` | `light`, `dark` or `system` (next-themes) |
 * | `backend` | the backend of tensors |
 * | `style/<problem>` | `arrays` or `tensors` |
 * | `workbench-columns`, `workbench-rows` | sizes of the panes, percent by pane, as JSON |
 *
 * Left out, since they are not the person's: what was measured of this machine (`backend-probes`), and code that is on
 * its way into a draft (`tensor-kata/unsaved/…`).
 */

import { z } from 'zod';
import { BACKENDS } from '#judge/verdict/backend';

export const layoutSchema = z.record(z.string(), z.number().min(0).max(100));

const layoutText = z.string().refine((text) => {
  try {
    return layoutSchema.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
});

const EXACT: Readonly<Record<string, z.ZodType<string>>> = {
  theme: z.enum(['light', 'dark', 'system']),
  backend: z.enum(['auto', ...BACKENDS]),
  'workbench-columns': layoutText,
  'workbench-rows': layoutText,
};
const STYLE_KEY = /^style\/[\w/-]{1,200}$/;
const styleText = z.enum(['arrays', 'tensors']);

/** As the text that stands in localStorage; undefined where it is no setting, or none of this version. */
function parseSetting(key: string, value: unknown): string | undefined {
  const schema = Object.hasOwn(EXACT, key) ? EXACT[key] : STYLE_KEY.test(key) ? styleText : undefined;
  return schema?.safeParse(value).data;
}

export type Settings = Readonly<Record<string, string>>;

/** All that are set on this device; none where storage is blocked. */
export function readSettings(): Settings {
  try {
    return Object.fromEntries(
      Object.keys(localStorage).flatMap((key) => {
        const value = parseSetting(key, localStorage.getItem(key));
        return value === undefined ? [] : [[key, value]];
      }),
    );
  } catch {
    return {};
  }
}

export interface MergedSettings {
  readonly added: number;
  readonly same: number;
  /** Not taken: set to something else here, or refused by the browser. */
  readonly kept: readonly string[];
  /** Keys of the file that name no setting, and values that none can have. */
  readonly damaged: number;
}

/** Take in settings of a file: those that are not set here. What is set here stays. */
export function mergeSettings(settings: Readonly<Record<string, unknown>>): MergedSettings {
  const here = readSettings();
  const merged = { added: 0, same: 0, kept: [] as string[], damaged: 0 };
  for (const [key, raw] of Object.entries(settings)) {
    const value = parseSetting(key, raw);
    if (value === undefined) merged.damaged++;
    else if (here[key] === value) merged.same++;
    else if (here[key] !== undefined) merged.kept.push(key);
    else if (writeSetting(key, value)) merged.added++;
    else merged.kept.push(key);
  }
  return merged;
}

function writeSetting(key: string, value: string): boolean {
  try {
    localStorage.setItem(key, value);
    // As another tab would tell it: the theme changes at once.
    dispatchEvent(new StorageEvent('storage', { key, newValue: value }));
    return true;
  } catch {
    return false;
  }
}
