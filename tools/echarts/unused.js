// In place of what the bundle's parts name and never call here: the reader of SVG files, since maps are GeoJSON, and the
// brush of a canvas, since everything is drawn as SVG.
const refuse = () => {
  throw new Error("not in this bundle");
};
export { refuse as brushSingle, refuse as makeViewBoxTransform, refuse as parseSVG };
