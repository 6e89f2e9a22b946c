import { execSync } from 'node:child_process';
import { test } from '@playwright/test';
import { loadHostile } from '../tests/fixtures/load-hostile';
import { connectJudgeWorker, judgeInPage, keepJudgeWorker } from './pages/judge-worker';
import { Workbench } from './pages/workbench';

const ps = () =>
  execSync(
    'ps -eo pid,ppid,rss,vsz,nlwp,args | grep -- \'--type=renderer\' | grep -v grep | awk \'{print $1,$3/1024 "MB",$4/1048576 "GBv",$5}\'',
  ).toString();
test('probe', async ({ page, browser }) => {
  await keepJudgeWorker(page);
  await new Workbench(page).open('lora-linear');
  await connectJudgeWorker(page);
  const cdp = await browser.newBrowserCDPSession();
  const { targetInfos } = await cdp.send('Target.getTargets');
  console.log(targetInfos.map((t) => `${t.type} ${t.url.slice(0, 80)}`).join('\n'));
  console.log(ps());
  page.on('crash', () => console.log('PAGE CRASH', ps()));
  for (const name of (process.env['PROBE'] ?? 'allocates-arrays-without-end').split(',')) {
    const f = loadHostile().find((one) => one.name === name)!;
    const timer = setInterval(() => console.log(Date.now() % 1e6, ps()), 1500);
    const t = Date.now();
    try {
      const a = await judgeInPage(page, {
        problemText: f.problemText,
        source: f.source,
        style: f.style,
        mode: 'submit',
        ownInputs: [],
      });
      console.log(
        Date.now() - t,
        a.kind,
        a.kind === 'report' ? [a.report.verdict, a.report.message, JSON.stringify(a.report.console.slice(0, 30))] : a,
      );
    } finally {
      clearInterval(timer);
    }
  }
});
