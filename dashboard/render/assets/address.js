// Puts values into the address without a step in the history: those that a click in the navigation has left out,
// and codes for what a link spells in other words.
export default function (component) {
  const { data } = component
  if (!data.put) return
  const url = new URL(window.location.href)
  for (const [name, values] of Object.entries(data.put)) {
    url.searchParams.delete(name)
    for (const value of values) url.searchParams.append(name, value)
  }
  if (url.href !== window.location.href) window.history.replaceState(window.history.state, "", url)
}
