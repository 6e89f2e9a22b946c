import { type KernelUse, shapesText } from '#judge/verdict/inspection';
import styles from './kernel-table.module.css';

interface Props {
  readonly kernels: readonly KernelUse[];
  readonly otherCalls: number;
  readonly elapsedMs: number;
  readonly backend: string;
}

/** The kernels of the tensor library that a run went through, in the order of their first use. */
export function KernelTable({ kernels, otherCalls, elapsedMs, backend }: Props) {
  if (kernels.length === 0) return <p className={styles.muted}>No kernel of the tensor library ran.</p>;
  const isTimed = kernels.every(({ ms }) => ms !== null);
  const slowest = Math.max(...kernels.map(({ ms }) => ms ?? 0));
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className={styles.scroll} aria-label={`Kernels on ${backend}`} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">kernel</th>
              <th scope="col">inputs</th>
              <th scope="col">outputs</th>
              <th scope="col">calls</th>
              {isTimed && <th scope="col">ms</th>}
              <th scope="col">bytes</th>
            </tr>
          </thead>
          <tbody>
            {kernels.map(({ name, inputs, moreInputs, outputs, calls, ms, bytes }) => (
              <tr key={`${name} ${shapesText(inputs, moreInputs)} ${shapesText(outputs)}`}>
                <th scope="row">{name}</th>
                <td>{shapesText(inputs, moreInputs)}</td>
                <td>{shapesText(outputs)}</td>
                <td>{calls.toLocaleString('en')}</td>
                {isTimed && <td className={ms === slowest && ms > 0 ? styles.slowest : ''}>{msText(ms ?? 0)}</td>}
                <td>{bytes.toLocaleString('en')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className={styles.muted}>
        {msText(elapsedMs)} ms in all, with what is between the kernels.
        {!isTimed && ` ${backend} hands its kernels to the graphics card and tells no time of each.`}
        {otherCalls > 0 && ` ${otherCalls.toLocaleString('en')} calls of other kinds are not listed.`} Bytes are those
        of the outputs.
      </p>
    </>
  );
}

function msText(ms: number): string {
  return ms < 10 ? ms.toFixed(2) : ms.toFixed(ms < 100 ? 1 : 0);
}
