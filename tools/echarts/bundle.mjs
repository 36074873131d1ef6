// Bundles ECharts into one classic script with the global `echarts`: node bundle.mjs OUT TARGETS BANNER.
//
// What its parts import and never call here is left out: a stand-in takes its place. The list is of one version, the one
// in package.json; a journey draws every kind of chart.
import { build } from 'esbuild';
import { minify } from 'terser';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));

/** What would fail if somebody called it, and why nobody does. */
const UNUSED = [
  // Maps are GeoJSON, and everything is drawn as SVG, without patterns or large sets of points.
  'echarts/lib/coord/geo/GeoSVGResource.js',
  'zrender/lib/canvas/graphic.js',
  'zrender/lib/graphic/IncrementalDisplayable.js',
  'echarts/lib/chart/helper/LargeSymbolDraw.js',
  'echarts/lib/util/decal.js',
  // Sectors are for pies; no two axes share their ticks.
  'echarts/lib/coord/axisAlignTicks.js',
  'zrender/lib/graphic/helper/roundSector.js',
  // Data come as they are drawn.
  'echarts/lib/data/helper/transform.js',
  // Tooltips are drawn, not laid over as HTML, which strict content policies forbid.
  'echarts/lib/component/tooltip/TooltipHTMLContent.js',
  // Nothing waits inside a chart.
  'echarts/lib/loading/default.js',
];
/**
 * What is called and has nothing to do: options and events of older versions, axes that follow the pointer or have bands
 * behind them, a dark theme, stacks, islands that other maps lack, and the animations of a picture that is taken away.
 */
const IDLE = [
  'zrender/lib/svg/cssEmphasis.js',
  'echarts/lib/legacy/dataSelectAction.js',
  'echarts/lib/processor/dataStack.js',
  'echarts/lib/component/axis/axisSplitHelper.js',
  'echarts/lib/coord/geo/fix/nanhai.js',
  'zrender/lib/svg/cssAnimation.js',
  'echarts/lib/preprocessor/backwardCompat.js',
  'echarts/lib/component/axisPointer/install.js',
  'echarts/lib/theme/dark.js',
];

const standIns = {
  name: 'stand-ins',
  setup(step) {
    const missing = new Set([...UNUSED, ...IDLE]);
    const standIn = (paths, file) => {
      for (const path of paths) {
        step.onLoad({ filter: new RegExp(`node_modules.${path.replaceAll('/', '.')}$`) }, () => {
          missing.delete(path);
          return { contents: `export * from ${JSON.stringify(file)};export { default } from ${JSON.stringify(file)};`, resolveDir: HERE };
        });
      }
    };
    standIn(UNUSED, './unused.js');
    standIn(IDLE, './idle.js');
    step.onEnd(() => {
      if (missing.size) throw new Error(`no longer part of ECharts: ${[...missing].join(', ')}`);
    });
  },
};

const [out, target, banner] = process.argv.slice(2);
const whole = await build({
  entryPoints: [join(HERE, 'entry.js')],
  bundle: true,
  format: 'iife',
  globalName: 'echarts',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
  target: target.split(','),
  plugins: [standIns],
  write: false,
});
// A second minifier looks across statements and takes another 7 kB off what is sent.
const small = await minify(whole.outputFiles[0].text, {
  compress: { passes: 3 },
  mangle: true,
  ecma: 2020,
  format: { ascii_only: true, preamble: banner },
});
writeFileSync(out, small.code);
