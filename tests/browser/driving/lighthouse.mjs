// Lighthouse over some pages in one Chromium: `node lighthouse.mjs CHROMIUM URL…` prints
// [{url, scores: {category: 0–100 or null}, faults: [audit, …]}, …].
import { launch } from '../node_modules/chrome-launcher/dist/index.js';
import lighthouse from '../node_modules/lighthouse/core/index.js';

const [chromePath, ...urls] = process.argv.slice(2);
const chrome = await launch({
  chromePath,
  // Its own sandbox is refused to root, who runs tests in a container.
  chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu'],
  logLevel: 'silent',
});
const config = {
  extends: 'lighthouse:default',
  settings: {
    onlyCategories: ['accessibility', 'best-practices', 'seo', 'performance'],
    disableFullPageScreenshot: true,
    // A server on this machine is quiet soon.
    pauseAfterFcpMs: 300,
    pauseAfterLoadMs: 300,
    networkQuietThresholdMs: 300,
    cpuQuietThresholdMs: 300,
  },
};
const found = [];
for (const url of urls) {
  const { lhr } = await lighthouse(url, { port: chrome.port, logLevel: 'silent' }, config);
  const score = (value) => (value === null ? null : Math.round(value * 100));
  found.push({
    url,
    scores: Object.fromEntries(Object.values(lhr.categories).map(({ id, score: s }) => [id, score(s)])),
    faults: Object.values(lhr.categories).filter(({ id }) => id !== 'performance').flatMap(
      ({ auditRefs }) => auditRefs.filter(({ weight, id }) => weight > 0 && (lhr.audits[id].score ?? 1) < 1)
        .map(({ id }) => `${id}: ${JSON.stringify(lhr.audits[id].details?.items ?? '').slice(0, 400)}`),
    ),
  });
}
chrome.kill();
process.stdout.write(`${JSON.stringify(found)}\n`);
