// Hands a file that the session has just made to the browser, once: a redrawn page must not save it again.
const saved = new Set()

export default function ({ data, parentElement }) {
  const place = (parentElement.host ?? parentElement).closest("[data-testid=stElementContainer]")
  if (place) place.style.display = "none"
  if (saved.has(data.id)) return
  saved.add(data.id)
  const bytes = Uint8Array.from(atob(data.content), (letter) => letter.charCodeAt(0))
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([bytes], { type: data.mime }))
  link.download = data.name
  parentElement.append(link) // not the body: a click outside would close the popover that holds the button
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(link.href), 60000)
}
