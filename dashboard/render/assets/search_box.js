// Keeps what is typed into Streamlit's search boxes: nothing is lost, and Enter takes nothing that was not typed.
//
// - The box empties its text when an answer of the server changes what it holds. Somebody who types on would lose the
//   beginning of a name ("esomeprazole" would become "omeprazole"), or press Enter in vain, so the text is put back.
// - Enter in an empty box would take the first option of the list, so it does nothing, unless an arrow key chose one.
// - Lines that are pasted would run into each other, so they are parted by semicolons.
// - Text that is left without Enter is told to Python, which asks about it.
export default function (component) {
  const { data, setTriggerValue, parentElement } = component
  parentElement.watching?.abort()
  const watching = (parentElement.watching = new AbortController())
  const typed = (parentElement.typed ??= new Map()) // outlives a run of the script, in the middle of a word
  let arrowUsed = false

  const boxOf = (target) =>
    target.matches?.("input") ? data.keys.find((key) => target.closest(`.st-key-${key}`)) : undefined
  const listen = (name, listener) =>
    document.addEventListener(name, (event) => listener(event, boxOf(event.target)), {
      capture: true,
      signal: watching.signal,
    })
  const wasEmptied = (target, box) => box && typed.get(box) && target.value === ""

  listen("beforeinput", ({ target }, box) => {
    if (wasEmptied(target, box)) write(target, typed.get(box))
  })
  listen("input", ({ target }, box) => {
    if (!box) return
    typed.set(box, target.value)
    arrowUsed = false
  })
  listen("keydown", (event, box) => {
    const { key, target } = event
    if (!box) return
    if (key === "ArrowDown" || key === "ArrowUp") arrowUsed = true
    if (key === "Escape") typed.delete(box)
    if (key !== "Enter" || event.isComposing) return
    if (target.value === "" && !arrowUsed) {
      event.preventDefault()
      event.stopImmediatePropagation()
      if (typed.get(box)) enterAgain(target, typed.get(box))
      return
    }
    typed.delete(box)
    arrowUsed = false
  })
  listen("paste", (event, box) => {
    const lines = event.clipboardData?.getData("text").split(/\s*[\r\n]+\s*/).filter(Boolean) ?? []
    if (!box || lines.length < 2) return
    event.preventDefault()
    enter(event.target, [event.target.value, lines.join("; ")].filter(Boolean).join(" "))
  })
  listen("pointerdown", ({ target }) => {
    if (target.closest?.("[role=option]")) typed.clear()
  })
  listen("focusout", (event, box) => {
    if (!event.isTrusted) return // the list tells of its own, made-up focus with every letter
    const text = typed.get(box)?.trim()
    typed.delete(box)
    if (text) setTriggerValue("left", { box, text })
  })
  return () => watching.abort()
}

function write(input, text) {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(input, text)
}

function enter(input, text) {
  write(input, text)
  input.dispatchEvent(new Event("input", { bubbles: true }))
}

async function enterAgain(input, text) {
  enter(input, text)
  for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame) // until the list shows its matches
  input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", code: "Enter", bubbles: true, cancelable: true }))
}
