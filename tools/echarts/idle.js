// In place of what is called and has nothing to do here; see bundle.mjs.
const nothing = () => {};
export {
  nothing as default,
  nothing as createCSSAnimation,
  nothing as createCSSEmphasis,
  nothing as createLegacyDataSelectAction,
  nothing as handleLegacySelectEvents,
  nothing as install,
  nothing as rectCoordAxisBuildSplitArea,
  nothing as rectCoordAxisHandleRemove,
};
