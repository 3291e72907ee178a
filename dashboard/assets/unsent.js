// Tells Python of text that was typed into a search box and left there without choosing: the box itself drops it.
export default function (component) {
  const { data, setTriggerValue, parentElement } = component
  parentElement.watching?.abort()
  const watching = (parentElement.watching = new AbortController())
  const typed = new Map()
  const boxOf = (target) =>
    target.matches?.("input") ? data.keys.find((key) => target.closest(`.st-key-${key}`)) : undefined
  const listen = (name, listener) =>
    document.addEventListener(name, listener, { capture: true, signal: watching.signal })

  listen("input", ({ target }) => {
    const box = boxOf(target)
    if (box) typed.set(box, target.value.trim())
  })
  listen("keydown", ({ key, target }) => {
    if (key === "Enter" || key === "Escape") typed.delete(boxOf(target))
  })
  listen("pointerdown", ({ target }) => {
    if (target.closest?.("[role=option]")) typed.clear()
  })
  listen("focusout", ({ target }) => {
    const box = boxOf(target)
    const text = typed.get(box)
    typed.delete(box)
    if (text) setTriggerValue("left", { box, text })
  })
  return () => watching.abort()
}
