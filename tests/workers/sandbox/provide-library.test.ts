import { describe, expect, test } from 'vitest';

import { NotProvidedError, provideLibrary } from '#workers/sandbox/provide-library';

/** A library like tfjs: functions, a group of functions, and chained methods. */
function library() {
  class Tensor {
    matMul() {
      return 'product';
    }
    softmax() {
      return 'weights';
    }
    dataSync() {
      return [1];
    }
    cast() {
      return this;
    }
  }
  const namespace = {
    Tensor,
    matMul: () => 'product',
    softmax: () => 'weights',
    cast: () => 'cast',
    linalg: { qr: () => 'qr', gramSchmidt: () => 'gs' },
  };
  return { namespace, tensor: new Tensor() };
}
type Provided = ReturnType<typeof library>['namespace'];

describe('a library of which only some members are allowed', () => {
  const provide = (allow: string[]) => {
    const { namespace, tensor } = library();
    return { tf: provideLibrary(namespace, 'tf', [], allow) as Provided, tensor, namespace };
  };

  test('has those, and throws at the others', () => {
    const { tf } = provide(['tf.matMul']);
    expect(tf.matMul()).toBe('product');
    expect(() => tf.softmax).toThrow(NotProvidedError);
    expect(() => tf.softmax).toThrow(
      'tf.softmax is not provided in this problem: of this library it provides tf.matMul',
    );
    expect(() => tf.linalg).toThrow(NotProvidedError);
    expect('softmax' in tf).toBe(true);
  });

  test('has a part of a group, or the whole of it', () => {
    const { tf } = provide(['tf.linalg.qr']);
    expect(tf.linalg.qr()).toBe('qr');
    expect(() => tf.linalg.gramSchmidt).toThrow('tf.linalg.gramSchmidt is not provided');
    expect(provide(['tf.linalg']).tf.linalg.gramSchmidt()).toBe('gs');
  });

  test('has the chained methods of what is allowed, and those that read', () => {
    const { tensor } = provide(['tf.matMul']);
    expect([tensor.matMul(), tensor.dataSync(), tensor.cast()]).toEqual(['product', [1], tensor]);
    expect(() => tensor.softmax).toThrow('tf.softmax is not provided');
  });

  test('is whole where the list names another library', () => {
    const { tf, tensor } = provide(['math.exp']);
    expect([tf.softmax(), tensor.softmax()]).toEqual(['weights', 'weights']);
  });

  test('leaves the library itself as it is', () => {
    const { namespace } = provide(['tf.linalg.qr']);
    expect([namespace.softmax(), namespace.linalg.gramSchmidt()]).toEqual(['weights', 'gs']);
  });
});

describe('a forbidden member', () => {
  test('takes its chained method along', () => {
    const { namespace, tensor } = library();
    const tf = provideLibrary(namespace, 'tf', [{ name: 'tf.softmax', why: 'write it yourself' }]) as Provided;
    expect(() => tf.softmax).toThrow('tf.softmax is not provided in this problem: write it yourself');
    expect(() => tensor.softmax).toThrow('write it yourself');
    expect(tensor.matMul()).toBe('product');
  });

  test('inside of a group leaves the rest of the group', () => {
    const tf = provideLibrary(library().namespace, 'tf', [{ name: 'tf.linalg.qr', why: 'no' }]) as Provided;
    expect(() => tf.linalg.qr).toThrow(NotProvidedError);
    expect(tf.linalg.gramSchmidt()).toBe('gs');
  });
});
