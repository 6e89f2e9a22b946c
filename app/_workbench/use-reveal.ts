'use client';

import type { editor } from 'monaco-editor';
import { useEffect } from 'react';

/** A place that the person asks to see; a new object each time they ask. */
export interface Reveal {
  readonly line: number;
  readonly column: number;
}

/** Bring a place of the text into sight and put the cursor there. */
export function useReveal(instance: editor.IStandaloneCodeEditor | undefined, reveal: Reveal | undefined): void {
  useEffect(() => {
    if (instance === undefined || reveal === undefined) return;
    instance.revealLineInCenter(reveal.line);
    instance.setPosition({ lineNumber: reveal.line, column: reveal.column });
    instance.focus();
  }, [instance, reveal]);
}
