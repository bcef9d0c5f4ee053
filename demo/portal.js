/* What a portal's own script may do with the kit: listen. The elements need none of this. */
const notice = document.querySelector('#notice');

document.addEventListener('support-measure', ({ detail }) => {
  const { received, used } = detail.measure.rows;
  notice.textContent = `Answered from ${used} of the ${received} rows of the feed.`;
});
