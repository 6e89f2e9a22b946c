'use client';

import { useEffect, useRef } from 'react';
import type { GroupImperativeHandle, GroupProps, Layout, LayoutChangedMeta } from 'react-resizable-panels';
import { layoutSchema } from '../_lib/settings';

/** Sizes of the panes of a group, remembered on this device. Read after mounting: the server knows none. */
export function usePaneLayout(name: string): Pick<GroupProps, 'groupRef' | 'onLayoutChanged'> {
  const groupRef = useRef<GroupImperativeHandle | null>(null);
  useEffect(() => {
    try {
      const stored = localStorage.getItem(name);
      const layout = stored === null ? undefined : layoutSchema.safeParse(JSON.parse(stored)).data;
      if (layout !== undefined) groupRef.current?.setLayout(layout);
    } catch {
      // Blocked storage or a layout of another time: the default sizes will do.
    }
  }, [name]);
  const onLayoutChanged = (layout: Layout, { isUserInteraction }: LayoutChangedMeta): void => {
    // The first layout of a page is reported as well, and would erase what is remembered.
    if (!isUserInteraction) return;
    try {
      localStorage.setItem(name, JSON.stringify(layout));
    } catch {
      // Not worth a message.
    }
  };
  return { groupRef, onLayoutChanged };
}
