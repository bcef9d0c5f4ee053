/* What a portal's own script may do with the kit: listen, and keep what readers choose. The elements need none of this. */
const notice = document.querySelector('#notice');
const answered = new Map();
const dashboard = document.querySelector('support-dashboard');

document.addEventListener('support-measure', ({ target, detail }) => {
  answered.set(target, detail.measure.rows.used);
  const rows = [...answered.values()].reduce((sum, used) => sum + used, 0);
  notice.textContent = `${answered.size} figures, made of ${rows.toLocaleString('en')} rows in this browser.`;
});

/* The kit never touches the address: the page takes what is chosen from it, and writes it there. */
if (location.search !== '' && dashboard !== null) dashboard.state = location.search;

document.addEventListener('support-filter', ({ detail: { link } }) => {
  history.replaceState(null, '', link === '' ? location.pathname : `?${link}`);
});
