// What Marionette and WebDriver have in common: W3C actions, and scripts that answer through a callback.
import { Driver, PATIENCE } from './driver.mjs';

/** A script that calls a function and hands its answer, or what it throws, to the callback that comes last. */
const asked = (source) => `
  var rest = Array.prototype.slice.call(arguments);
  var done = rest.pop();
  new Promise(function (kept) { kept((${source}).apply(null, rest)); }).then(
    function (value) { done({ value: value === undefined ? null : value }); },
    function (error) { done({ error: String(error) }); });`;

/** Extended by one `send(method, path, body)` for each protocol. */
export class Actions extends Driver {
  async run(source, args) {
    const { value, error } = await this.execute(asked(source), args);
    if (error) throw new Error(error);
    return value;
  }

  timeouts() {
    return { script: 2 * PATIENCE, pageLoad: 2 * PATIENCE, implicit: 0 };
  }

  pointer(points) {
    const move = ([x, y], duration = 0) => ({ type: 'pointerMove', origin: 'viewport', duration, x: Math.round(x), y: Math.round(y) });
    const [first, ...rest] = points;
    return this.perform([{
      type: 'pointer',
      id: 'mouse',
      parameters: { pointerType: 'mouse' },
      actions: [move(first), { type: 'pointerDown', button: 0 }, ...rest.map((point) => move(point, 30)), { type: 'pointerUp', button: 0 }],
    }]);
  }

  over(x, y) {
    return this.perform([{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions: [{ type: 'pointerMove', origin: 'viewport', duration: 0, x: Math.round(x), y: Math.round(y) }] }]);
  }

  keys(text) {
    return this.perform([{ type: 'key', id: 'keys', actions: [...text].flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]) }]);
  }
}
