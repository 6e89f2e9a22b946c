'use client';

import { ChevronDown } from 'lucide-react';
import { memo } from 'react';
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue, Text } from 'react-aria-components';
import type { Backend, BackendProbe } from '#judge/verdict/backend';
import { useBackendProbes } from '../_components/use-backend-probes';
import styles from './backend-picker.module.css';
import { formatNumber } from './report/format-number';
import { BACKEND_CHOICES, type BackendChoice } from './use-backend-choice';

interface Props {
  readonly choice: BackendChoice;
  readonly onChoice: (choice: BackendChoice) => void;
}

/** Where tensors are computed. Opening it for the first time finds out what this machine has. */
export const BackendPicker = memo(function BackendPicker({ choice, onChoice }: Props) {
  const { probes, isProbing, probeOnce } = useBackendProbes();
  return (
    <Select
      className={styles.picker ?? ''}
      selectedKey={choice}
      onSelectionChange={(key) => {
        const next = BACKEND_CHOICES.find((one) => one === key);
        if (next !== undefined) onChoice(next);
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
                {one === 'auto' ? 'verdict on cpu, exact everywhere' : aboutOf(one, probes, isProbing)}
              </Text>
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
});

function aboutOf(backend: Backend, probes: readonly BackendProbe[], isProbing: boolean): string {
  const probe = probes.find((one) => one.backend === backend);
  if (probe === undefined) return isProbing ? 'being tried …' : 'not tried yet';
  if (probe.kind === 'fails') return `not here: ${probe.message}`;
  return `small work ${formatNumber(probe.smallMs)} ms, large ${formatNumber(probe.largeMs)} ms`;
}
