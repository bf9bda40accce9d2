const events = new EventSource('/events');
events.addEventListener('moved', async () => {
  if (document.hidden || document.querySelector('main :focus')) return;
  const answer = await fetch(location.href);
  if (!answer.ok) return;
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const main = next.querySelector('main');
  const [typed, field] = [document, main].map((part) => part.querySelector('#act [name=token]'));
  if (typed && field) field.value = typed.value;
  document.querySelector('main').replaceWith(main);
});
