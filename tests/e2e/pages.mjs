// Every page of the site with something on it: the one list that journeys about "every page" go through.
//
// One entry a line. `page` is the page as addresses spell it, and a test on the host compares these with the pages that
// the program has; a page may have several entries. `address` shows it, `there` is what tells that it stands.
const VALUES = 'xuhui-target-table-ai-industry-output';
const CONFLICT = 'xuhui-target-mobile-apps-as-possible';

export const PAGES = [
  { page: 'overview', address: '?', there: 'svg.map-picture .area' },
  { page: 'home', address: '?page=home', there: 'svg.map-picture .area' },
  { page: 'targets', address: '?page=targets&district=fengxian,jinshan&foo=1', there: '.target-row' },
  { page: 'targets', address: '?page=targets&tier=all', there: '.target-row' },
  { page: 'target', address: `?target=${VALUES}&asof=2024-06-30`, there: '.goal-chart svg' },
  { page: 'target', address: `?target=${CONFLICT}`, there: '.conflict-list' },
  { page: 'target', address: `?target=${CONFLICT}&source=${CONFLICT}`, there: '[role=dialog] .clause' },
  { page: 'districts', address: '?page=districts', there: '.plan-card' },
  { page: 'district', address: '?page=district&id=jinshan', there: '[aria-labelledby=places] summary' },
  { page: 'tasks', address: '?page=tasks&district=jinshan', there: '.task-row' },
  { page: 'task', address: '?page=task&id=changning-task-15', there: '.passage p' },
  { page: 'departments', address: '?page=departments&district=fengxian', there: '.department-row' },
  { page: 'department', address: '?page=department&id=fengxian-unit-telecom-operators', there: '.task-row' },
  { page: 'missing', address: '?page=missing', there: '.count-matrix' },
  { page: 'calendar', address: '?page=calendar', there: '.strip-chart svg' },
  { page: 'map', address: '?page=map', there: '.map-page' },
  { page: 'topics', address: '?page=topics', there: '.matrix' },
  { page: 'topic', address: '?page=topic&id=5g', there: '.topic-plan' },
  { page: 'matters', address: '?page=matters', there: '.matter-card' },
  { page: 'matters', address: '?page=matters&id=elderly-care&district=changning', there: '.matter-promises' },
  { page: 'request', address: '?page=request&id=yangpu', there: '.letter' },
  { page: 'indicator', address: '?page=indicator&id=5g-base-stations', there: '.side-table' },
  { page: 'compare', address: `?page=compare&pin=${VALUES},${CONFLICT}`, there: 'main h1' },
  { page: 'text', address: '?page=text&id=changning', there: '.text-heading' },
  { page: 'doubts', address: '?page=doubts', there: '.note-row' },
  { page: 'search', address: '?page=search&q=5G', there: '.found-row' },
  { page: 'method', address: '?page=method', there: '.rule-row' },
  { page: 'access', address: '?page=access', there: '.plain-list' },
  { page: 'workbench', address: '?page=workbench', there: '#bench-file' },
  { page: 'draft', address: '?page=draft', there: '.draft-paste' },
  { page: 'embed', address: '?page=embed', there: '.snippet-text' },
  { page: 'brief', address: '?page=brief&id=yangpu', there: '.paper' },
];
