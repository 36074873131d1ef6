// Every page of the site with something on it, for journeys that go through all of them.
const VALUES = 'xuhui-target-table-ai-industry-output';
const CONFLICT = 'xuhui-target-mobile-apps-as-possible';

/** Addresses, each with what shows that the page is there. */
export const PAGES = [
  ['?', 'svg.map-picture .area'],
  ['?page=targets&district=fengxian,jinshan&foo=1', '.target-row'],
  [`?target=${VALUES}&asof=2024-06-30`, '.goal-chart svg'],
  [`?target=${CONFLICT}&source=${CONFLICT}`, '[role=dialog] .clause'],
  ['?page=districts', '.plan-card'],
  ['?page=district&id=jinshan', '.place-row'],
  ['?page=tasks&district=jinshan', '.task-row'],
  ['?page=task&id=changning-task-15', '.passage p'],
  ['?page=units&district=fengxian', '.unit-row'],
  ['?page=unit&id=fengxian-unit-telecom-operators', '.task-row'],
  ['?page=calendar', '.strip-chart svg'],
  ['?page=map', '.atlas-layout'],
  ['?page=topics', '.matrix'],
  ['?page=topic&id=5g', 'h1'],
  ['?page=concept&id=5g-base-stations', '.side-table'],
  [`?page=compare&pin=${VALUES},${CONFLICT}`, 'h1'],
  ['?page=text&id=changning', '.text-heading'],
  ['?page=search&q=5G', '.found-row'],
  ['?page=method', '.rule-row'],
  ['?page=access', '.plain-list'],
  ['?page=workbench', '#bench-file'],
  ['?page=draft', '.draft-paste'],
  ['?page=embed', '.snippet-text'],
  ['?page=brief&id=yangpu', '.paper'],
];
