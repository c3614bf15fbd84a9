// A user's own tables: what they add and replace, and every fault that is told of them.

import Foundation
import Language
import Resources
import Testing

@testable import Gazetteer

struct OverlayTests {
    private func overlay(_ tables: [(String, String)]) throws -> Overlay {
        try Overlay(files: tables.map { Overlay.File(path: "own/\($0.0).tsv", table: $0.0, text: $0.1) })
    }

    private func faults(_ tables: [(String, String)]) -> [String] {
        do {
            _ = try overlay(tables)
            return []
        } catch let error as GazetteerError {
            return error.description.split(separator: "\n").dropFirst().map(String.init)
        } catch {
            return ["\(error)"]
        }
    }

    private func rows(_ table: String, _ key: String, _ tables: Tables) -> [[String]] {
        Table(tables[table]).rows.filter { $0.contains(key) }
    }

    /// What a text names, by the gazetteer with an overlay.
    private func names(_ text: String, _ overlay: Overlay) -> [String] {
        var lexicon = Lexicon()
        let gazetteer = Gazetteer(lexicon: &lexicon, tables: Tables(overlay: overlay))
        return gazetteer.matches(in: Annotator(lexicon: lexicon).document(text), on: nil).flatMap { match in
            match.entries.map { entry in
                switch entry {
                case .country(let index, _): gazetteer.countries[index].code
                case .organization(let index): gazetteer.organizations[index].id
                case .title(let index, _): gazetteer.titles[index].title
                case .holder(let index): gazetteer.holders[index].id
                case .topic(let index): gazetteer.topics[index].id
                }
            }
        }
    }

    @Test func addsRowsWithFewColumns() throws {
        let own = try overlay([
            ("officials", "id\tname\nexample-ana\tAna Example\n"),
            ("tenures", "id\ttitle\tkind\tcountry\tfrom\nexample-ana\tForeign Minister\tforeign_minister\tXS\t2024-05\n"),
            ("countries", "code\tname\nXS\tExampleland\n"), ("organizations", "id\tname\nEXAMPLE\tExample Council\n"),
            ("topics", "id\tparent\tterms\nrare-earths\ttrade\trare earth(s)|gallium exports\n"),
        ])
        #expect(own.counts.map(\.table) == ["countries", "officials", "organizations", "tenures", "topic_terms", "topics"])
        let tables = Tables(overlay: own)
        #expect(rows("officials", "example-ana", tables) == [["example-ana", "Ana Example", "Example", ""]])
        #expect(rows("countries", "XS", tables) == [["XS", "", "Exampleland", "Exampleland", "", "", ""]])
        #expect(rows("organizations", "EXAMPLE", tables) == [["EXAMPLE", "Example Council", "other", ""]])
        #expect(rows("topics", "rare-earths", tables) == [["rare-earths", "trade", "rare-earths"]])
        let text = "Ana Example of Exampleland told the Example Council of gallium exports."
        #expect(names(text, own) == ["example-ana", "XS", "EXAMPLE", "rare-earths"])

        var lexicon = Lexicon()
        let gazetteer = Gazetteer(lexicon: &lexicon, tables: tables)
        let holder = try #require(gazetteer.holders.first { $0.id == "example-ana" })
        #expect(holder.tenures.map(\.title) == ["Foreign Minister"])
        #expect(holder.tenures.map(\.from) == ["2024-05"])
        #expect(gazetteer.holders.first { $0.id == "lavrov-sergey" }?.tenures.isEmpty == false)
    }

    @Test func aRowOfTheSameKeyIsReplacedAndKeepsWhatIsLeftOut() throws {
        let tables = Tables(overlay: try overlay([("countries", "name\tcode\nBurma\tMM\n")]))
        let row = try #require(rows("countries", "MM", tables).first)
        let old = try #require(rows("countries", "MM", Tables()).first)
        #expect(row[2] == "Burma")
        #expect(old[2] == "Myanmar")
        #expect(row[1] == "MMR" && row[3] == old[3])
        #expect(rows("countries", "MM", tables).count == 1)
        #expect(Table(tables["countries"]).rows.count == Table(Tables()["countries"]).rows.count)
    }

    @Test func anEmptyCellEmptiesWhatIsReplaced() throws {
        let tables = Tables(overlay: try overlay([("organizations", "id\tname\tkind\tcountry\nRU-DUMA\tThe Duma\t\t\n")]))
        #expect(rows("organizations", "RU-DUMA", tables) == [["RU-DUMA", "The Duma", "other", ""]])
    }

    @Test func aNameGoesOverToTheOneWhomTheUserGivesIt() throws {
        let own = try overlay([
            ("organizations", "id\tname\nSTORMONT-X\tStormont Forum\n"),
            ("organization_names", "id\tname\nSTORMONT-X\tPacific Alliance\n"),
        ])
        #expect(names("It asked the Pacific Alliance and the Stormont Forum.", own) == ["STORMONT-X", "STORMONT-X"])
    }

    @Test func withoutAnOverlayTheTablesAreTheEmbeddedOnes() {
        for resource in Tables().all {
            #expect(resource.bytes.baseAddress == Resource.at(resource.path).bytes.baseAddress, "\(resource.path)")
        }
    }

    @Test func windowsLineEndsAndCommentsAreRead() throws {
        let own = try overlay([("officials", "\u{FEFF}id\tname\r\n# mine\r\n\r\nexample-ana\t Ana Example \r\n")])
        #expect(rows("officials", "example-ana", Tables(overlay: own)) == [["example-ana", "Ana Example", "Example", ""]])
    }

    @Test(arguments: [
        ("officials", "", ["own/officials.tsv: empty: begin it with a line of column names, of id, name, family, gender"]),
        (
            "officials", "id\tname\tage\n",
            ["own/officials.tsv:1: no column \"age\" in officials.tsv: its columns are id, name, family, gender"]
        ),
        ("officials", "id\n", ["own/officials.tsv:1: no column name: add it"]),
        ("officials", "id\tname\tid\n", ["own/officials.tsv:1: column id twice: leave one out"]),
        (
            "officials", "id\tname\na\tAna\tx\nb\n",
            [
                "own/officials.tsv:2: 3 cells where the header names 2: put one tab between cells, also beside empty ones",
                "own/officials.tsv:3: 1 cell where the header names 2: put one tab between cells, also beside empty ones",
            ]
        ),
        ("officials", "id\tname\n\tAna\n", ["own/officials.tsv:2: id is empty: fill it in"]),
        (
            "officials", "id\tname\nana\tAna A\n\nana\tAna B\n",
            ["own/officials.tsv:4: the same id as in line 2: leave one of them out"]
        ),
        (
            "officials", "id\tname\nana b\tAna\n",
            ["own/officials.tsv:2: id \"ana b\" is no identifier: use letters, digits and hyphens"]
        ),
        ("officials", "id\tname\tgender\nana\tAna\tx\n", ["own/officials.tsv:2: gender \"x\" is unknown: it is one of m, f"]),
        ("officials", "id\tname\nana\t—\n", ["own/officials.tsv:2: name \"—\" has no letter in it: write a name"]),
        (
            "officials", "id\tname\nana\tA\u{1}b\n",
            ["own/officials.tsv:2: name \"A\u{1}b\" has a control character in it: remove it"]
        ),
        (
            "countries", "code\tname\nxs\tX\n",
            [
                "own/countries.tsv:2: code \"xs\" is no country code: use two capital letters (XA to XZ are free for own use)"
            ]
        ),
        (
            "countries", "code\tname\tsuccessors\nXS\tX\tRU XT\n",
            ["own/countries.tsv:2: successors \"XT\" is no row of countries.tsv: correct it, or add it there"]
        ),
        (
            "tenures", "id\ttitle\tkind\tfrom\tuntil\nx\tEnvoy\tboss\t2024-13\t2020\n",
            [
                "own/tenures.tsv:2: kind \"boss\" is unknown: it is one of head_of_state, head_of_government, foreign_minister, "
                    + "defence_minister, minister"
                    + ", ambassador, envoy, spokesperson, secretary_general, legislator, military, other",
                "own/tenures.tsv:2: from \"2024-13\" is no date: write 2004, 2004-03 or 2004-03-09",
                "own/tenures.tsv:2: until 2020 lies before from 2024-13: swap them",
            ]
        ),
        (
            "tenures", "id\ttitle\tkind\nnobody\tEnvoy\tenvoy\n",
            ["own/tenures.tsv:2: id \"nobody\" is no row of officials.tsv: correct it, or add it there"]
        ),
        (
            "memberships", "organization\tcountry\nNATO\tQQ\n",
            ["own/memberships.tsv:2: country \"QQ\" is no row of countries.tsv: correct it, or add it there"]
        ),
        (
            "topics", "id\tparent\nalgae\tseas\n",
            ["own/topics.tsv:2: parent \"seas\" is no row of topics.tsv: correct it, or add it there"]
        ),
        (
            "topics", "id\tparent\nalgae\tseas\nseas\talgae\n",
            ["own/topics.tsv:2: topic algae is above itself (algae < seas < algae): change a parent"]
        ),
        (
            "topics", "id\tparent\nconflict\tceasefire\n",
            ["own/topics.tsv:2: topic conflict is above itself (conflict < ceasefire < conflict): change a parent"]
        ),
        (
            "topics", "id\tterms\nalgae\tkelp|sea weed\nseas\tkelp\n",
            ["own/topics.tsv:3: the same term as in line 2: leave one of them out"]
        ),
    ])
    func tellsTheFault(_ table: String, _ text: String, _ expected: [String]) {
        #expect(faults([(table, text)]) == expected)
    }

    @Test func aRowAtFaultIsStillReferredTo() {
        let told = faults([("officials", "id\tname\nana\n"), ("tenures", "id\ttitle\tkind\nana\tEnvoy\tenvoy\n")])
        #expect(
            told == ["own/officials.tsv:2: 1 cell where the header names 2: put one tab between cells, also beside empty ones"])
    }

    @Test func aTableThatCannotBeReadIsStillReferredTo() {
        let told = faults([("officials", "id\n"), ("tenures", "id\ttitle\tkind\nana\tEnvoy\tenvoy\n")])
        #expect(told == ["own/officials.tsv:1: no column name: add it"])
    }

    @Test func saysHowManyFaultsThereAre() {
        let error = GazetteerError.overlay([], count: 1)
        #expect(error.description == "1 fault in your gazetteer tables, and none of them is used:\nand 1 more")
    }

    @Test func tellsFaultsOfAllFilesAndCountsThoseBeyondTwenty() {
        let rows = (0..<30).map { "p\($0)\t\n" }.joined()
        let told = faults([("topics", "id\tparent\nx\tnone\n"), ("officials", "id\tname\n" + rows)])
        #expect(told.count == 21)
        #expect(told.first == "own/officials.tsv:2: name is empty: fill it in")
        #expect(told.last == "and 11 more")
    }

    /// A folder with files of these names and bytes.
    private func folder(_ files: [String: [UInt8]]) throws -> String {
        let place = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        for (name, bytes) in files { #expect(FileManager.default.createFile(atPath: "\(place)/\(name)", contents: Data(bytes))) }
        return place
    }

    private func faults(folder: String?, topics: String? = nil) -> [String] {
        do {
            _ = try Overlay(folder: folder, topics: topics)
            return []
        } catch {
            return "\(error)".replacingOccurrences(of: folder ?? topics ?? "", with: "own").split(separator: "\n").dropFirst()
                .map(
                    String.init)
        }
    }

    @Test func readsAFolder() throws {
        let place = try folder([
            "officials.tsv": Array("id\tname\nana\tAna Example\n".utf8), ".swp": [0xFF], "notes.md": Array("mine".utf8),
        ])
        #expect(try Overlay(folder: place, topics: nil).counts.map { "\($0.table) \($0.rows)" } == ["officials 1"])
        #expect(try Overlay(folder: place + "/", topics: nil).files.map(\.path) == [place + "/officials.tsv"])
    }

    @Test func tellsWhatIsWrongWithAFolder() throws {
        #expect(faults(folder: "/no/such") == ["own: no such folder: give one of tables, such as officials.tsv"])
        #expect(
            try faults(folder: folder([:])).first?.hasPrefix("own: no table in it: put some there, of countries.tsv, ") == true)
        #expect(
            try faults(folder: folder(["oficials.tsv": []])).first?
                .hasPrefix("own/oficials.tsv: no table of the gazetteer has this name: the tables are countries.tsv") == true)
        let bad = try folder(["officials.tsv": Array("id\tname\nana\tAna\nb\t".utf8) + [0xC3, 0x28, 0x0A]])
        #expect(faults(folder: bad) == ["own/officials.tsv:3: not UTF-8: save the file as UTF-8"])
        #expect(
            faults(folder: bad + "/officials.tsv") == [
                "own: not a folder: give the folder of the tables (a table of topics alone goes to --topics)"
            ])
        #expect(faults(folder: nil, topics: "/no/such.tsv") == ["own: no such file: give one with tab-separated columns"])
        let large = try folder(["topics.tsv": Array(repeating: UInt8(ascii: "x"), count: 17 << 20)])
        #expect(faults(folder: large) == ["own/topics.tsv: more than 16 MB in all: leave rows out"])
    }
}
