// Print the words of standard input, one a line, that the search of a built site finds nothing for:
// node tools/unanswered.mjs site
import { readFileSync } from "node:fs"
import vm from "node:vm"

const folder = `${process.argv[2]}/assets/search`
const context = vm.createContext({ osaSearch: {} })
for (const name of ["records", "engine"]) vm.runInContext(readFileSync(`${folder}/${name}.js`, "utf8"), context)
const engine = vm.runInContext("new osaSearch.Engine(osaSearch.columns, osaSearch.terms)", context)
for (const _ of engine.build());
const words = readFileSync(0, "utf8").split("\n").filter(Boolean)
process.stdout.write(words.filter(word => engine.find(word).length === 0 && !engine.isSmall(word)).join("\n"))
