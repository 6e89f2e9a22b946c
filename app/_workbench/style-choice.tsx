'use client';

import { memo } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { STYLES, type Style } from '#judge/spec/problem';
import styles from './top-bar.module.css';

interface Props {
  readonly style: Style;
  readonly onStyle: (style: Style) => void;
  readonly isDisabled?: boolean;
}

/** Drawn anew only for another style: a run leaves it alone. */
export const StyleChoice = memo(function StyleChoice({ style, onStyle, isDisabled = false }: Props) {
  return (
    <ToggleButtonGroup
      className={styles.styles ?? ''}
      aria-label="Style of the solution"
      selectionMode="single"
      disallowEmptySelection
      isDisabled={isDisabled}
      selectedKeys={[style]}
      onSelectionChange={(keys) => {
        const next = STYLES.find((one) => keys.has(one));
        if (next !== undefined) onStyle(next);
      }}
    >
      {STYLES.map((one) => (
        <ToggleButton key={one} id={one} className={styles.style ?? ''}>
          {one}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
});
