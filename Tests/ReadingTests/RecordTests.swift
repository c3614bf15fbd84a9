// JSON and JSON Lines: which fields become what, where records may lie, what goes wrong.

import Language
import Testing

@testable import Reading

@Suite struct RecordTests {
    @Test func readsTheUsualFields() {
        let (articles, failures) = read(
            #"""
            {"id":"x1","title":" Talks\n resume ","text":"The minister spoke.\r\n\r\n  He left. ",\#
            "published":"2025-07-04T10:00:00Z","url":"http://e.org/1",\#
            "source":"Daily","author":"Jane Doe","language":"en-GB"}
            """#)
        #expect(failures.isEmpty)
        #expect(
            articles == [
                Article(
                    id: "x1", title: "Talks resume", byline: "Jane Doe", published: day("2025-07-04"), publishedBasis: .given,
                    url: "http://e.org/1", source: "Daily", language: "en", body: "The minister spoke.\r\n\r\n  He left. ",
                    origin: Article.Origin(path: "a.jsonl", line: 1))
            ])
    }

    @Test(arguments: ["text", "body", "content", "articleBody", "article_body", "maintext"])
    func knowsNamesOfTheText(_ name: String) {
        #expect(read(#"{"\#(name)":"He spoke."}"#).articles.first?.body == "He spoke.")
    }

    @Test(arguments: [
        "date", "published", "published_at", "publishedAt", "pubDate", "datePublished", "date_publish", "publish_date",
    ])
    func knowsNamesOfTheDate(_ name: String) {
        #expect(read(#"{"text":"He spoke.","\#(name)":"4 July 2025"}"#).articles.first?.published == day("2025-07-04"))
    }

    @Test func takesTheSurestNameThatHasAValue() {
        let articles = read(
            """
            {"content":"c","body":"b","text":"a"}
            {"content":"c","body":"b","text":null}
            {"text":"first","text":"last"}
            """
        ).articles
        #expect(articles.map(\.body) == ["a", "b", "last"])
    }

    @Test func readsNamesOutOfObjectsAndArrays() {
        let article = read(
            #"{"text":"He spoke.","publisher":{"id":null,"name":"The Daily"},"authors":[{"name":"Jane Doe"},"John Roe"],"id":17}"#
        ).articles.first
        #expect(article?.source == "The Daily")
        #expect(article?.byline == "Jane Doe, John Roe")
        #expect(article?.id == "17")
    }

    /// "03/09/2022" is in March unless the dateline is in September.
    @Test(arguments: [
        ("OSLO, Sept. 2 (NTB) - He spoke.", "2022-09-03"), ("OSLO, March 9 (NTB) - He spoke.", "2022-03-09"),
        ("OSLO, June 9 (NTB) - He spoke.", "2022-03-09"), ("He spoke.", "2022-03-09"),
    ])
    func readsAnAmbiguousDateByTheDateline(_ text: String, _ published: String) {
        let article = read("{\"text\":\"\(text)\",\"date\":\"03/09/2022\"}").articles.first
        #expect(article?.published == day(published))
        #expect(article?.publishedBasis == .given)
    }

    @Test func refusesATextThatIsTooLong() {
        var reader = Reader()
        reader.longestText = 20
        let (articles, failures) = read(#"{"text":"He spoke."}"# + "\n" + #"{"text":"He spoke to us today."}"#, reader)
        #expect(articles.map(\.body) == ["He spoke."])
        #expect(failures.map(\.description) == ["a.jsonl:2: text longer than 20 bytes: split it into articles"])
    }

    @Test func joinsParagraphs() {
        #expect(read(#"{"text":["One.","Two \u201ctwo\u201d."]}"#).articles.first?.body == "One.\n\nTwo “two”.")
    }

    @Test func overridesNames() throws {
        let fields = try FieldNames(["text=story", "title=meta.head-line", "published=when"])
        let (articles, failures) = read(
            """
            {"story":"A.","text":"B.","title":"T","meta":{"headline":"H"},"when":1751623200000}
            {"text":"B."}
            """, Reader(fields: fields))
        #expect(articles.map(\.body) == ["A."])
        #expect(articles.first?.title == "H")
        #expect(articles.first?.published == day("2025-07-04"))
        #expect(failures.map(\.reason) == [.noText(fields: ["text"])])
    }

    @Test(arguments: ["story", "text=", "txt=story", "=story"])
    func refusesBadOverride(_ argument: String) {
        #expect(throws: ReadingFailure(path: "--field", reason: .badField(argument))) { try FieldNames([argument]) }
    }

    @Test func identifiesByURLElsePlace() {
        let text = #"{"text":"A.","url":"http://e.org"}"# + "\n\n" + #"{"text":"B."}"#
        #expect(read(text).articles.map(\.id) == ["http://e.org", "a.jsonl#3"])
        #expect(read(#"{"text":"B."}"# + "\n", path: "b.json").articles.map(\.id) == ["b.json"])
        #expect(read(#"[{"text":"B."},{"text":"C."}]"#, path: "b.json").articles.map(\.id) == ["b.json#1", "b.json#2"])
    }

    // MARK: - Where records lie

    @Test(arguments: [
        #"[{"text":"A."},{"text":"B."}]"#, #"{"articles":[{"text":"A."},{"text":"B."}]}"#,
        #"{"status":"ok","tags":["x"],"items":[{"text":"A."},{"text":"B."}],"authors":[{"name":"N"}]}"#,
        #"{"response":{"docs":[{"text":"A."}],"more":[{"text":"B."}]}}"#, "{\"text\":\"A.\"}\n{\"text\":\"B.\"}",
        "{\n \"text\": \"A.\"\n}\n{\n \"text\": \"B.\"\n}\n", #"[[{"text":"A."}],[],[{"text":"B."}]]"#,
        #"{"text":"A."}{"text":"B."}"#,
    ])
    func findsRecords(_ text: String) {
        let (articles, failures) = read(text, path: "a.json")
        #expect(articles.map(\.body) == ["A.", "B."])
        #expect(failures.isEmpty)
    }

    @Test func tellsTheLine() {
        let array = "[\n{\"text\":\"A.\"},\n\n{\"text\":\"B.\"}\n]"
        #expect(read(array, path: "a.json").articles.map(\.origin.line) == [2, 4])
        let lines = "{\"text\":\"A.\"}\r\n\r\n{\"text\":\"B.\"}\r\n"
        #expect(read(lines).articles.map(\.origin.line) == [1, 3])
    }

    // MARK: - What goes wrong

    @Test func goesOnBehindABadLine() {
        let text = """
            {"text":"One."}
            {"text":"Two."}
            {"text":"Three}
            {"text":"Four."}
            {"text":"Five."} x
            {"title":"T","when":1}
            {"text":" \\n"}
            7
            {"text":"Nine."}
            """
        let (articles, failures) = read(text)
        #expect(articles.map(\.body) == ["One.", "Two.", "Four.", "Five.", "Nine."])
        #expect(
            failures.map(\.description) == [
                "a.jsonl:3: broken JSON: a string that begins here does not end",
                "a.jsonl:5: broken JSON: the end or another record expected",
                "a.jsonl:6: record without a text (its fields: title, when): name the field with --field text=NAME",
                "a.jsonl:7: record with an empty text",
                "a.jsonl:8: not an article record: a number where an object is expected",
            ])
        #expect(failures.first?.offset == 40)
    }

    @Test func keepsWhatStandsBeforeBrokenJSON() {
        let (articles, failures) = read("[\n{\"text\":\"A.\"},\n{\"text\" \"B.\"}]", path: "a.json")
        #expect(articles.map(\.body) == ["A."])
        #expect(failures.map(\.description) == ["a.json:3: broken JSON: \":\" after a field name expected"])
    }

    @Test(arguments: ["[]", "[\n]", "[[],[]]"])
    func reportsAFileWithoutRecords(_ text: String) {
        #expect(read(text, path: "a.json").failures.map(\.reason) == [.noRecords])
    }

    @Test func readsLinesWhoseFirstIsBroken() {
        let (articles, failures) = read("{\"text\":\"A.}\n{\"text\":\"B.\"}\n", path: "a.json")
        #expect(articles.map(\.body) == ["B."])
        #expect(failures.map(\.line) == [1])
    }

    // MARK: - What the body tells

    @Test func readsTheDatelineInTheBody() {
        let body = #"GENEVA, March 3 (Reuters) - Envoys met. \n\nThey left."#
        let article = read(#"{"text":"\#(body)"}"#).articles.first
        #expect(article?.body == "GENEVA, March 3 (Reuters) - Envoys met. \n\nThey left.")
        #expect(article?.datelinePlace == "Geneva")
        #expect(article?.source == "Reuters")
        #expect(article?.published == day("2025-03-03"))
        #expect(article?.publishedBasis == .assumed)
    }

    @Test func keepsWhatTheRecordStates() {
        let article = read(#"{"text":"GENEVA, March 3, 2024 (Reuters) - Envoys met.","date":"2024-03-04","source":"Daily"}"#)
            .articles.first
        #expect(article?.published == day("2024-03-04"))
        #expect(article?.publishedBasis == .given)
        #expect(article?.source == "Daily")
        #expect(article?.datelinePlace == "Geneva")
    }

    @Test func findsTheDateBelowTheTitle() {
        let article = read(#"{"text":"Envoys meet again\n\nFriday, July 21, 2017\n\nEnvoys met.","date":"soon"}"#).articles.first
        #expect(article?.published == day("2017-07-21"))
        #expect(article?.publishedBasis == .dateline)
        #expect(article?.title == nil)
    }
}
