'use client';

import { ShieldAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import buttons from '../../_components/button.module.css';
import { isShareHash, unpackProblem } from '../../_lib/share-link';
import styles from './submit.module.css';

/** A link brought a problem: nothing of it is read or run before the person agrees. */
export function StrangerNotice({
  onOpen,
  onTrouble,
}: {
  onOpen: (text: string) => void;
  onTrouble: (message: string) => void;
}) {
  const [hash, setHash] = useState('');
  useEffect(() => {
    const read = (): void => setHash(isShareHash(location.hash) ? location.hash : '');
    read();
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  if (hash === '') return null;
  const leave = (): void => {
    history.replaceState(history.state, '', location.pathname + location.search);
    setHash('');
  };
  const open = (): void => {
    unpackProblem(hash).then(onOpen, (error: unknown) =>
      onTrouble(error instanceof Error ? error.message : String(error)),
    );
    leave();
  };
  return (
    <section className={styles.stranger} aria-labelledby="stranger-title" role="alert">
      <h2 id="stranger-title">
        <ShieldAlert size={20} aria-hidden /> This link brings a problem from a stranger
      </h2>
      <p>
        It was made by whoever gave you the link; nobody has reviewed it. Its code will run only in the sandbox, which
        reaches neither your files nor the network. Its texts may still be wrong or unkind. What you have in the editor
        now is kept under “Earlier versions”.
      </p>
      <p className={styles.actions}>
        <button type="button" className={`${buttons.button} ${buttons.primary}`} onClick={open}>
          Open it
        </button>
        <button type="button" className={buttons.button} onClick={leave}>
          Leave it
        </button>
      </p>
    </section>
  );
}
