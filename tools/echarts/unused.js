// In place of what the bundle's parts name and never call here; see bundle.mjs.
const refuse = () => {
  throw new Error("not in this bundle");
};
export {
  refuse as default,
  refuse as GeoSVGResource,
  refuse as alignScaleTicks,
  refuse as applyDataTransform,
  refuse as brush,
  refuse as brushSingle,
  refuse as buildPath,
  refuse as createCanvasPattern,
  refuse as createOrUpdatePatternFromDecal,
  refuse as registerExternalTransform,
};
