// The parts of ECharts that the charts use, and nothing else: what isn't named here isn't shipped.
// `cargo xtask pack` bundles this into one classic script with the single global `echarts`.
// The core brings its Chinese and English locales itself.
import * as core from "echarts/core";
import { LineChart, MapChart, ScatterChart } from "echarts/charts";
import {
  GridComponent,
  MarkLineComponent,
  TooltipComponent,
} from "echarts/components";
import { SVGRenderer } from "echarts/renderers";
import CompoundPath from "zrender/lib/graphic/CompoundPath.js";

core.use([
  LineChart,
  MapChart,
  ScatterChart,
  GridComponent,
  MarkLineComponent,
  TooltipComponent,
  SVGRenderer,
]);

// Only a canvas tells the parts of an outline that they are drawn (zrender's afterBrush). In SVG they count as changed
// for ever, and every pointer test builds every outline anew: a third of each frame while a map is dragged. Whoever has
// built the whole has built its parts.
const wholeUpdated = CompoundPath.prototype.pathUpdated;
CompoundPath.prototype.pathUpdated = function () {
  wholeUpdated.call(this);
  for (const path of this.shape.paths || []) path.pathUpdated();
};

// The whole surface that the chart binding may call.
export const init = core.init;
export const registerMap = core.registerMap;
export const getMap = core.getMap;
export const registerLocale = core.registerLocale;
export const version = core.version;
