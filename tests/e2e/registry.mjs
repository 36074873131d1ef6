// The journeys by name. Parent and workers both load them: the parent hands out names, a worker runs what has that name.
import { readdirSync } from 'node:fs';

/** Every journey, in the order of its file. */
export const journeys = new Map();

/**
 * A journey, told in a reader's words. `tell` gets a `Trip`; it fails by throwing, and it fails too if anything happened
 * on the way that never should (see `Trip.problems`).
 *
 * `limit` is the time after which it counts as hung, in seconds, and says roughly how long it is: long ones begin first.
 * `alone` is for what needs quiet, since it counts memory or frames: it runs after all others, with nothing beside it.
 */
export function journey(name, tell, { limit = 60, alone = false } = {}) {
  if (journeys.has(name)) throw new Error(`two journeys are called “${name}”`);
  journeys.set(name, { name, tell, limit, alone });
}

/** Loads every file of the folder `journeys`. */
export async function loadJourneys() {
  const files = readdirSync(new URL('journeys/', import.meta.url)).filter((name) => name.endsWith('.mjs')).sort();
  for (const file of files) await import(`./journeys/${file}`);
  return journeys;
}
