'use client';

import buttons from '../../../_components/button.module.css';
import type { StoredRound } from '../../../_rounds/round-store';
import { Notice } from './notice';
import { RoundInTab } from './round-in-tab';
import { useLeader } from './use-leader';
import { useStoredRound } from './use-stored-round';

/** A round, in the tab that leads it. */
export function RunPage() {
  const loaded = useStoredRound();
  switch (loaded.kind) {
    case 'loading':
      return <Notice title="Mock round">Loading …</Notice>;
    case 'missing':
      return (
        <Notice title="This round is not on this device">It was deleted, or it was made in another browser.</Notice>
      );
    case 'failed':
      return <Notice title="This round cannot be read">{loaded.why}</Notice>;
    case 'ready':
      return <Led stored={loaded.stored} />;
  }
}

function Led({ stored }: { stored: StoredRound }) {
  const { lead, takeOver } = useLeader(`tensor-kata/round/${stored.round.id}`);
  switch (lead) {
    case 'asking':
      return <Notice title="Mock round">Loading …</Notice>;
    case 'following':
      return (
        <Notice title="This round is open in another tab">
          <span role="status">Work goes on there: one tab leads a round, so that nothing happens twice.</span>
          <button type="button" className={buttons.button} onClick={takeOver}>
            Go on in this tab
          </button>
        </Notice>
      );
    case 'leading':
      return <RoundInTab stored={stored} />;
  }
}
