// What makes the program whole again where it comes inside scripts, and so deflated: raw deflate bytes in, bytes out.
// `cargo xtask pack` bundles this into one classic script with the single global `planAtlasInflate`.
import { inflateSync } from "fflate";

window.planAtlasInflate = inflateSync;
