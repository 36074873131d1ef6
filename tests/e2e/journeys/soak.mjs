// The short form of the soak: see tests/e2e/soak.mjs for the long one.
import { journey } from '../kit.mjs';
import { QUICK, soak } from '../soak.mjs';

journey('soak: scenes and visits leave nothing behind', async (trip) => {
  const page = await trip.reader({ viewport: { width: 1080, height: 1920 }, clock: true, touch: true });
  await page.goto(trip.site.url + QUICK);
  await page.locator('.scene h1').waitFor();
  await soak(page, trip.random(), { scenes: 20, visits: 4, count: 2 });
}, { limit: 120, alone: true });
