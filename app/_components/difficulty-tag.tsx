import type { Difficulty } from '#judge/spec/problem';
import styles from './tag.module.css';

export function DifficultyTag({ difficulty }: { difficulty: Difficulty }) {
  return <span className={`${styles.tag} ${styles[difficulty]}`}>{difficulty}</span>;
}
