// "Did you mean": suggestions where something is near, and none where nothing is.

import Testing

@testable import demarche

@Suite struct MisspellingTests {
    @Test(arguments: [
        (["ask", "--limt", "3", "x"], "unknown option --limt of ask: did you mean --limit?"),
        (["ask", "--foo", "x"], "unknown option --foo of ask: `demarche ask --help` lists them"),
        (["officials", "merge", "--dbb", "x", "a", "b"], "unknown option --dbb of officials merge: did you mean --db?"),
        (["query", "recent", "--colums=speaker"], "unknown option --colums of query: did you mean --columns?"),
        (["--db", "x", "ask", "y"], "option --db stands before the command: write `demarche ask --db …`"),
        (["--quiet", "ingest", "x"], "option --quiet stands before the command: write `demarche ingest --quiet`"),
        (["--vesion"], "unknown option --vesion: did you mean --version?"),
        (["ingset"], "unknown command \"ingset\": did you mean ingest?"),
        (["gazetteer", "chek", "own"], "unknown command \"chek\": did you mean check?"),
        (["graph", "--by", "contry"], "--by \"contry\": did you mean country? it is one of official, country"),
        (["schema", "--format=yaml"], "--format \"yaml\": it is one of text, json"),
    ])
    func faults(_ arguments: [String], _ message: String) {
        #expect(Misspelling(in: arguments)?.description == message)
    }

    @Test(arguments: [["ask", "--limit", "--limt", "x"], ["ask", "--", "--limt"], ["officials", "mrge"], ["ask", "Lavrov"]])
    func noFault(_ arguments: [String]) {
        #expect(Misspelling(in: arguments) == nil)
    }

    @Test func nearestWords() {
        let words = ["--in", "--limit", "--format"]
        #expect(nearest(to: "--foo", among: words) == nil)
        #expect(nearest(to: "--fromat", among: words) == "--format")
        #expect(nearest(to: "--form", among: words) == "--format")
        #expect(nearest(to: "--on", among: words) == nil)
        #expect(nearest(to: "--", among: words) == nil)
    }
}
