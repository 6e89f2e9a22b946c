import buttons from '../../_components/button.module.css';
import styles from './lab.module.css';
import { type Chosen, chosenOf, OPERATIONS, type Size, sourceOf } from './operations';

interface Props {
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
  /** Take the program over as a snippet. */
  readonly onEdit: (source: string) => void;
}

/** An operation with its sizes, and the program that comes of it. */
export function OperationForm({ chosen, onChange, onEdit }: Props) {
  const source = sourceOf(chosen);
  return (
    <>
      <div className={styles.row}>
        <label className={styles.field}>
          Operation
          <select
            value={chosen.operation.id}
            onChange={(event) => {
              const next = OPERATIONS.find(({ id }) => id === event.target.value);
              if (next !== undefined) onChange(chosenOf(next));
            }}
          >
            {OPERATIONS.map(({ id }) => (
              <option key={id}>{id}</option>
            ))}
          </select>
        </label>
        {chosen.operation.sizes.map((one) => (
          <SizeField
            key={`${chosen.operation.id} ${one.name}`}
            size={one}
            value={chosen.sizes[one.name] ?? one.initial}
            onChange={(value) => onChange({ ...chosen, sizes: { ...chosen.sizes, [one.name]: value } })}
          />
        ))}
      </div>
      <pre className={styles.source}>{source}</pre>
      <button type="button" className={`${buttons.button} ${buttons.small}`} onClick={() => onEdit(source)}>
        Edit as a snippet
      </button>
    </>
  );
}

interface SizeProps {
  readonly size: Size;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** A whole number from 1; what is out of range is brought back into it. */
function SizeField({ size, value, onChange }: SizeProps) {
  return (
    <label className={styles.field}>
      {size.label}
      <input
        type="number"
        value={value}
        min={1}
        max={size.max}
        step={1}
        onChange={(event) => {
          const next = Math.round(event.target.valueAsNumber);
          if (Number.isFinite(next)) onChange(Math.min(size.max, Math.max(1, next)));
        }}
      />
    </label>
  );
}
