// The parts of ECharts that the charts use, and nothing else: what isn't named here isn't shipped.
// `cargo xtask pack` bundles this into one classic script with the single global `echarts`.
// The core brings its Chinese and English locales itself.
import * as core from "echarts/core";
import { BarChart, CustomChart, LineChart, MapChart, ScatterChart } from "echarts/charts";
import {
  AriaComponent, // decal patterns only; we write our own descriptions
  DatasetComponent,
  GeoComponent,
  GridComponent,
  LegendPlainComponent,
  MarkLineComponent,
  MarkPointComponent,
  TooltipComponent,
  VisualMapPiecewiseComponent,
} from "echarts/components";
import { CanvasRenderer, SVGRenderer } from "echarts/renderers";

core.use([
  BarChart,
  CustomChart,
  LineChart,
  MapChart,
  ScatterChart,
  AriaComponent,
  DatasetComponent,
  GeoComponent,
  GridComponent,
  LegendPlainComponent,
  MarkLineComponent,
  MarkPointComponent,
  TooltipComponent,
  VisualMapPiecewiseComponent,
  CanvasRenderer,
  SVGRenderer,
]);

// The whole surface that the chart binding may call.
export const init = core.init;
export const registerMap = core.registerMap;
export const registerLocale = core.registerLocale;
export const version = core.version;
