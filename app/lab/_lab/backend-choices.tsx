import { BACKENDS, type Backend } from '#judge/verdict/backend';
import styles from './lab.module.css';

interface Props {
  readonly chosen: readonly Backend[];
  readonly isHere: (backend: Backend) => boolean;
  /** Told of those that are left out. */
  readonly onChange: (left: ReadonlySet<Backend>) => void;
}

const OTHERS = [...BACKENDS].reverse().filter((backend) => backend !== 'cpu');

/** Which backends a program runs on. The cpu always does: the others are held against it. */
export function BackendChoices({ chosen, isHere, onChange }: Props) {
  return (
    <fieldset className={styles.choices}>
      <legend>Run on</legend>
      <label>
        <input type="checkbox" checked disabled /> cpu
      </label>
      {OTHERS.map((backend) => (
        <label key={backend}>
          <input
            type="checkbox"
            checked={chosen.includes(backend)}
            disabled={!isHere(backend)}
            onChange={(event) =>
              onChange(
                new Set(
                  OTHERS.filter((one) =>
                    one === backend ? !event.target.checked : isHere(one) && !chosen.includes(one),
                  ),
                ),
              )
            }
          />{' '}
          {backend}
          {!isHere(backend) && ' (missing here)'}
        </label>
      ))}
    </fieldset>
  );
}
