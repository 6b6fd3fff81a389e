/* Leads from an address that has moved to the new one, with the query and the anchor of the old one. */
{
  const target = new URL(document.querySelector("main a").href)
  target.search = location.search
  target.hash = location.hash || target.hash
  location.replace(target)
}
