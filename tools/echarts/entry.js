// The parts of ECharts that the charts use, and nothing else: what isn't named here isn't shipped.
// `cargo xtask pack` bundles this into one classic script with the single global `echarts`.
// The core brings its Chinese and English locales itself.
import * as core from "echarts/core";
import { LineChart, MapChart, ScatterChart } from "echarts/charts";
import {
  AriaComponent, // decal patterns only; we write our own descriptions
  GridComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
} from "echarts/components";
import { SVGRenderer } from "echarts/renderers";

core.use([
  LineChart,
  MapChart,
  ScatterChart,
  AriaComponent,
  GridComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
  SVGRenderer,
]);

// The whole surface that the chart binding may call.
export const init = core.init;
export const registerMap = core.registerMap;
export const getMap = core.getMap;
export const registerLocale = core.registerLocale;
export const version = core.version;
