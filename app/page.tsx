import { Catalogue } from './_components/catalogue';
import { SiteHeader } from './_components/site-header';
import { catalogue } from './_lib/read-bank';
import styles from './page.module.css';

export default function CataloguePage() {
  return (
    <>
      <SiteHeader here="/" />
      <main id="main" className={styles.main}>
        <h1 className={styles.title}>Write it from scratch. Know why it fails.</h1>
        <p className={styles.lead}>
          Machine-learning coding practice with a judge that runs wholly in your browser: no account, no server, nothing
          leaves this machine.
        </p>
        <Catalogue entries={catalogue()} />
      </main>
    </>
  );
}
