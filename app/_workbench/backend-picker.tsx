'use client';

import { ChevronDown } from 'lucide-react';
import { memo } from 'react';
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue, Text } from 'react-aria-components';
import type { Backend } from '#judge/verdict/backend';
import styles from './backend-picker.module.css';
import { formatNumber } from './report/format-number';
import { BACKEND_CHOICES, type BackendChoosing } from './use-backend-choice';

/** Where tensors are computed. Opening it before that is known finds out what this machine has. */
export const BackendPicker = memo(function BackendPicker({ backends }: { backends: BackendChoosing }) {
  const { choice, choose, probeOnce } = backends;
  return (
    <Select
      className={styles.picker ?? ''}
      selectedKey={choice}
      onSelectionChange={(key) => {
        const next = BACKEND_CHOICES.find((one) => one === key);
        if (next !== undefined) choose(next);
      }}
      onOpenChange={(isOpen) => {
        if (isOpen) probeOnce();
      }}
    >
      <Label className="visually-hidden">Backend of the tensors</Label>
      <Button className={styles.button ?? ''}>
        <SelectValue>{() => choice}</SelectValue>
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className={styles.popover ?? ''}>
        <ListBox className={styles.list ?? ''}>
          {BACKEND_CHOICES.map((one) => (
            <ListBoxItem key={one} id={one} textValue={one} className={styles.item ?? ''}>
              <Text slot="label">{one}</Text>
              <Text slot="description" className={styles.about ?? ''}>
                {one === 'auto' ? aboutAuto(backends.auto) : aboutOf(one, backends)}
              </Text>
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
});

function aboutAuto(backend: Backend): string {
  return backend === 'cpu'
    ? 'verdict on cpu, exact everywhere'
    : `verdict on ${backend}, the fastest here for tensors as large as this problem’s`;
}

function aboutOf(backend: Backend, { probes, isProbing }: BackendChoosing): string {
  const probe = probes.find((one) => one.backend === backend);
  if (probe === undefined) return isProbing ? 'being tried …' : 'not tried yet';
  if (probe.kind === 'fails') return `not here: ${probe.message}`;
  return `small work ${formatNumber(probe.smallMs)} ms, large ${formatNumber(probe.largeMs)} ms`;
}
