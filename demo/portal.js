/* What a portal's own script may do with the kit: listen, and keep what readers choose. The elements need none of this. */
const notice = document.querySelector('#notice');
const dashboard = document.querySelector('support-dashboard');

document.addEventListener('support-measure', ({ detail }) => {
  const { received, used } = detail.measure.rows;
  notice.textContent = `Answered from ${used} of the ${received} rows of the feed.`;
});

/* The kit never touches the address: the page takes what is chosen from it, and writes it there. */
if (location.search !== '' && dashboard !== null) dashboard.state = location.search;

document.addEventListener('support-filter', ({ detail: { link } }) => {
  history.replaceState(null, '', link === '' ? location.pathname : `?${link}`);
});
