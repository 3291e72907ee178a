// Puts the pick back into the address after a click in the navigation, without a step of its own in the history.
export default function (component) {
  const { data } = component
  if (!data.carry) return
  const url = new URL(window.location.href)
  for (const [name, values] of Object.entries(data.carry)) {
    url.searchParams.delete(name)
    for (const value of values) url.searchParams.append(name, value)
  }
  if (url.href !== window.location.href) window.history.replaceState(window.history.state, "", url)
}
