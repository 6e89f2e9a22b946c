/** The import rules: rooms have doors, and arrows go one way. Checked by dependency-cruiser in `npm run check`. */

/** Rooms that the judge must not know. */
const OUTSIDE_JUDGE = '^(app|workers|tests|e2e|problems)/';

/** npm packages that the pure core may use: parsing, seeded draws, compiling. */
const JUDGE_PACKAGES =
  '^node_modules/(zod|yaml|pure-rand|simple-statistics|typescript|acorn|acorn-walk|@jridgewell/trace-mapping)/';

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^internal/test/binding$' },
    },
    { name: 'judge-is-pure', severity: 'error', from: { path: '^judge/' }, to: { path: OUTSIDE_JUDGE } },
    {
      name: 'judge-packages',
      severity: 'error',
      from: { path: '^judge/' },
      to: { path: '^node_modules/', pathNot: JUDGE_PACKAGES },
    },
    { name: 'judge-knows-no-node', severity: 'error', from: { path: '^judge/' }, to: { dependencyTypes: ['core'] } },
    {
      name: 'app-through-doors',
      comment: 'a page judges nothing: it asks workers/client and reads judge/spec, judge/verdict and seeded draws',
      severity: 'error',
      from: { path: '^app/' },
      to: { path: '^(judge|workers)/', pathNot: '^(judge/(spec|verdict)/|judge/tensor/random|workers/client/)' },
    },
    {
      name: 'sandbox-holds-no-answers',
      comment: 'nothing beside untrusted code may know expected values: types, tensors and the protocol only',
      severity: 'error',
      from: { path: '^workers/sandbox/' },
      to: {
        path: '^(judge|workers|app)/',
        pathNot:
          '^(workers/sandbox/|workers/protocol|judge/tensor/|judge/run/realm|judge/spec/(signature|problem)|judge/verdict/)',
      },
    },
    {
      name: 'client-starts-the-judge',
      severity: 'error',
      from: { path: '^workers/client/' },
      to: { path: '^workers/', pathNot: '^workers/(client/|protocol|judge/judge\\.worker)' },
    },
    {
      name: 'workers-know-no-pages',
      severity: 'error',
      from: { path: '^workers/' },
      to: { path: '^(app|tests|e2e)/' },
    },
    {
      name: 'browser-knows-no-node',
      severity: 'error',
      from: {
        path: '^(app|workers/(client|judge|sandbox))/',
        pathNot: '^app/.*(page|layout|route|_lib/(read|bank)[^/]*)\\.tsx?$',
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      from: { path: '^(app|judge|workers|problems)/' },
      to: { path: '^(tests|e2e)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(public|\\.next|tests/fixtures/hostile|e2e/attacks)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.css', '.d.ts'],
    },
  },
};
