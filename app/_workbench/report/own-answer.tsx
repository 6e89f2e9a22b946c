import type { CaseReport, NamedText } from '#judge/verdict/verdict';
import styles from './report.module.css';

/** What the person's function made of their own input, beside what was expected; accepted or not. */
export function OwnAnswerSection({ one }: { one: CaseReport }) {
  if (one.answer === undefined) return null;
  const { yours, expected } = one.answer;
  // An answer that does not fit the signature may have other names, or none.
  const names = [...new Set([...expected, ...yours].map(({ name }) => name))];
  const isNamed = names.some((name) => name !== '');
  return (
    <section aria-label="Your input">
      <h3 className={styles.ownTitle}>
        Your input <span className={styles.aside}>{one.id}</span>
      </h3>
      <table className={styles.own}>
        <thead>
          <tr>
            {isNamed && <th scope="col">output</th>}
            <th scope="col">yours</th>
            <th scope="col">expected</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <tr key={name}>
              {isNamed && <th scope="row">{name || 'the result'}</th>}
              <td>
                <Text values={yours} name={name} />
              </td>
              <td>
                <Text values={expected} name={name} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Text({ values, name }: { values: readonly NamedText[]; name: string }) {
  const found = values.find((one) => one.name === name);
  return found === undefined ? <span className={styles.muted}>nothing</span> : <code>{found.text}</code>;
}
