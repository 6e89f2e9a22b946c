import { expect, test } from '@playwright/test';
import { violations } from './pages/accessibility';
import { Workbench } from './pages/workbench';

const UNTIDY = `import * as tf from '@tensorflow/tfjs';

export function rmsNorm(x: tf.Tensor, gain: tf.Tensor, eps: number): tf.Tensor {
  const squares = x
    .square();
  return x.div(squares.mean(-1, true).add(eps).sqrt()).mul(gain);
}
`;
const TIDY = UNTIDY.replace('  const', '  return tf.tidy(() => {\n  const').replace('.mul(gain);', '.mul(gain); });');

test('tensors left behind are told after the verdict, at the line of the first, and kernels when they are asked for', async ({
  page,
}) => {
  const workbench = new Workbench(page);
  await workbench.open('rms-norm');
  await workbench.chooseStyle('tensors');
  await workbench.write(UNTIDY);
  await workbench.run();
  await workbench.expectVerdict(/^Accepted/);
  const tensors = workbench.report.getByRole('region', { name: 'Tensors' });
  await expect(tensors).toContainText(
    'Case by-hand: 5 tensors (88 bytes) left behind; the first was made at line 5, column 6 of your code.',
  );
  await tensors.getByRole('button', { name: 'Go to line 5' }).click();
  await expect(page.getByRole('textbox', { name: /^Your solution/ })).toBeFocused();

  await tensors.getByRole('combobox', { name: 'Case' }).selectOption('eps-by-hand');
  await tensors.getByRole('button', { name: 'Profile kernels' }).click();
  const kernels = tensors.getByRole('region', { name: 'Kernels on cpu' });
  await expect(kernels.getByRole('rowheader')).toHaveText(['Square', 'Mean', 'Add', 'Sqrt', 'RealDiv', 'Multiply']);
  expect(await violations(page)).toEqual([]);

  await workbench.write(TIDY);
  await workbench.run();
  await workbench.expectVerdict(/^Accepted/);
  await expect(kernels).toBeHidden();
  await tensors.getByRole('button', { name: 'Profile kernels' }).click();
  await expect(kernels).toBeVisible();
  await expect(tensors).not.toContainText('left behind');
});
