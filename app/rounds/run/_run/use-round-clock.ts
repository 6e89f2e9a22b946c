'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { type ClockReading, clockOf, jumpBetween, jumpSince, warningBetween } from '../../../_rounds/clock';
import type { Happening } from '../../../_rounds/round-event';
import { roundState } from '../../../_rounds/round-state';
import type { StoredRound } from '../../../_rounds/round-store';

const TICK_MS = 500;

export interface ClockWatch {
  /** Told to screen readers and shown beside the clock: the last warning of the running section. */
  readonly warning: string;
  /** A jump of the machine's clock that alone brought the clock to zero: the person says what it was. */
  readonly heldJumpMs: number | undefined;
  settleHeld(didSleep: boolean): void;
}

interface Options {
  readonly stored: StoredRound;
  readonly isLeading: boolean;
  readonly append: (...happenings: Happening[]) => Promise<boolean>;
  /** The clock reached zero. Called again until an event says that the section is over. */
  readonly onExpired: () => void;
}

export function readClocks(): ClockReading {
  return { wallMs: Date.now(), monotonicMs: performance.now() };
}

/** Watch the clock of the running section: warnings, jumps, the end of a pause, zero. Only the tab that leads acts. */
export function useRoundClock({ stored, isLeading, append, onExpired }: Options): ClockWatch {
  const [warning, setWarning] = useState('');
  const [heldJumpMs, setHeldJumpMs] = useState<number | undefined>(undefined);
  const latest = useRef({ stored, append, onExpired, heldJumpMs });
  latest.current = { stored, append, onExpired, heldJumpMs };
  const reopened = useRef(false);

  const tick = useCallback((before: ClockReading, now: ClockReading): void => {
    const { stored, append, onExpired, heldJumpMs } = latest.current;
    const { round, events } = stored;
    const state = roundState(round, events);
    if (state.stage !== 'running') return setWarning('');
    const was = clockOf(round, state.section, events, before.wallMs);
    const clock = clockOf(round, state.section, events, now.wallMs);
    if (was === undefined || clock === undefined) return;
    const jumpMs = jumpBetween(before, now);
    if (jumpMs !== undefined) {
      if (jumpMs > 0 && was.leftMs > 0 && clock.leftMs <= 0) setHeldJumpMs(jumpMs);
      void append({ kind: 'clock-jumped', byMs: jumpMs });
      return;
    }
    if (state.isPaused && !clock.isPaused) void append({ kind: 'resumed' });
    const minutes = warningBetween(was.leftMs, clock.leftMs);
    if (minutes !== undefined) setWarning(minutes === 1 ? '1 minute left' : `${minutes} minutes left`);
    if (clock.leftMs <= 0 && heldJumpMs === undefined) onExpired();
  }, []);

  useEffect(() => {
    if (!isLeading) return;
    let before = readClocks();
    const timer = setInterval(() => {
      const now = readClocks();
      tick(before, now);
      before = now;
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [isLeading, tick]);

  // A page that opens while a clock runs says so, once.
  useEffect(() => {
    if (!isLeading || reopened.current) return;
    reopened.current = true;
    const { stored, append } = latest.current;
    const byMs = jumpSince(stored.events.at(-1), Date.now());
    const isRunning = roundState(stored.round, stored.events).stage === 'running';
    const happened: Happening[] = [
      ...(byMs === undefined ? [] : [{ kind: 'clock-jumped' as const, byMs }]),
      ...(isRunning ? [{ kind: 'reopened' as const }] : []),
    ];
    if (happened.length > 0) void append(...happened);
  }, [isLeading]);

  const settleHeld = (didSleep: boolean): void => {
    const jump = stored.events.findLast(({ what }) => what.kind === 'clock-jumped' && what.byMs > 0);
    if (didSleep || jump === undefined) return setHeldJumpMs(undefined);
    append({ kind: 'jump-disputed', jump: jump.seq }).then(
      () => setHeldJumpMs(undefined),
      () => undefined,
    );
  };
  return { warning, heldJumpMs, settleHeld };
}
