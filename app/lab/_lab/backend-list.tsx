import { CircleCheck, CircleSlash, LoaderCircle, RotateCw } from 'lucide-react';
import { BACKENDS, type Backend, type BackendProbe } from '#judge/verdict/backend';
import buttons from '../../_components/button.module.css';
import { formatNumber } from '../../_workbench/report/format-number';
import { ABOUT, EXPLANATIONS, TITLES } from './backend-words';
import styles from './lab.module.css';

interface Props {
  readonly probes: readonly BackendProbe[];
  readonly isProbing: boolean;
  readonly onProbe: () => void;
}

/** The simplest first. */
const ORDER = [...BACKENDS].reverse();

/** What this machine has, how fast it is, and why something is missing. */
export function BackendList({ probes, isProbing, onProbe }: Props) {
  return (
    <section aria-label="Backends of this machine">
      <h2 className={styles.heading}>Backends of this machine</h2>
      <ul className={styles.backends}>
        {ORDER.map((backend) => (
          <li key={backend} className={styles.backend} aria-label={backend}>
            <h3>{backend}</h3>
            <p className={styles.muted}>{ABOUT[backend]}</p>
            <Found backend={backend} probes={probes} isProbing={isProbing} />
          </li>
        ))}
      </ul>
      <div className={styles.row}>
        <button type="button" className={buttons.button} disabled={isProbing} onClick={onProbe}>
          <RotateCw size={14} aria-hidden /> {probes.length === 0 && !isProbing ? 'Measure' : 'Measure again'}
        </button>
        <p className={styles.muted}>
          Measured once for a version of a browser. Small: twenty operations on 8 × 8. Large: the product of two 384 ×
          384 matrices, read back.
        </p>
      </div>
    </section>
  );
}

function Found({ backend, probes, isProbing }: Omit<Props, 'onProbe'> & { readonly backend: Backend }) {
  const probe = probes.find((one) => one.backend === backend);
  if (probe === undefined)
    return isProbing ? (
      <p className={styles.muted}>
        <LoaderCircle size={15} className={styles.spin} aria-hidden /> being tried …
      </p>
    ) : (
      <p className={styles.muted}>not tried yet</p>
    );
  if (probe.kind === 'fails')
    return (
      <>
        <p className={styles.missing}>
          <CircleSlash size={15} aria-hidden /> {TITLES[probe.reason]}
        </p>
        <p className={styles.why}>{probe.message}</p>
        <p className={styles.muted}>{EXPLANATIONS[probe.reason]}</p>
      </>
    );
  return (
    <>
      <p className={styles.works}>
        <CircleCheck size={15} aria-hidden /> Works, self-test passed
      </p>
      <dl className={styles.figures}>
        <Figure name="start" ms={probe.startMs} />
        <Figure name="small" ms={probe.smallMs} />
        <Figure name="large" ms={probe.largeMs} />
      </dl>
    </>
  );
}

function Figure({ name, ms }: { readonly name: string; readonly ms: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{formatNumber(Number(ms.toPrecision(3)))} ms</dd>
    </div>
  );
}
