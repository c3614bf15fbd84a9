// Speech acts: what a cue does, what phrases of the content tell under a neutral one, and what they do not.

import Resources
import Testing

@testable import Extraction

@Suite struct ActsTests {
    @Test(arguments: [
        ("Horvat accused Hungary of lying.", Statement.Act.accuse), ("Horvat urged Hungary to open the border.", .demand),
        ("Horvat promised to open the border.", .promise), ("Horvat rejected the plan.", .reject),
        ("Iran denied the attack.", .deny), ("Horvat threatened to leave.", .threaten), ("Horvat praised the plan.", .praise),
        ("Horvat apologised for the delay.", .apologise), ("Horvat criticised the plan.", .criticise),
        ("The ministers agreed to meet again.", .agree), ("Horvat proposed a new summit.", .propose),
        ("Horvat said that it was late.", .comment),
        // The cue counts for more than the content.
        ("Horvat praised the proposal.", .praise), ("Horvat agreed that the plan was unacceptable.", .agree),
        // But a promise may be a threat.
        ("Horvat vowed to retaliate.", .threaten), ("Horvat vowed to rebuild the town.", .promise),
        // One insists on something, or that something is so.
        ("Horvat insisted on a new summit.", .demand), ("Horvat insisted that the border was closed.", .comment),
    ])
    func ofTheCue(_ body: String, _ act: Statement.Act) { expect(body, act) }

    @Test(arguments: [
        ("Horvat said that Hungary must open the border.", Statement.Act.demand),
        ("Horvat said that it was unacceptable.", .reject),
        ("Horvat said that the report was untrue.", .deny), ("“We are grateful,” Horvat said.", .praise),
        ("Horvat said that Hungary should open the border.", .demand),
        ("Horvat said that Hungary should have opened the border.", .comment),
        ("“We condemn the attack,” Horvat said.", .criticise), ("“We have rejected the plan,” Horvat said.", .reject),
        ("“We call on Hungary to open the border,” Horvat said.", .demand),
        ("Horvat expressed outrage at the attack.", .criticise), ("Horvat expressed her dismay at the attack.", .criticise),
        ("Horvat said they were not responsible for the delay.", .deny),
    ])
    func ofTheContent(_ body: String, _ act: Statement.Act) { expect(body, act) }

    /// What speakers say that they will do, will not do, or will do to others.
    @Test(arguments: [
        ("“We will not accept it,” Horvat said.", Statement.Act.reject), ("“We won't accept it,” Horvat said.", .reject),
        ("Horvat said that his country would not take part.", .reject), ("Horvat said he would no longer attend.", .reject),
        ("Horvat said that Hungary cannot accept it.", .reject), ("Horvat said they were not ready to talk.", .reject),
        ("Horvat said they would also “not tolerate” it.", .reject),
        ("Horvat said she would provide ships.", .promise), ("Horvat said she was ready to talk.", .promise),
        ("Horvat said her government would gladly help.", .promise), ("“We will win,” Horvat said.", .comment),
        ("Horvat said that Hungary must be ready to talk.", .demand),
        ("Horvat said they would boycott the summit.", .threaten), ("Horvat said they were prepared to retaliate.", .threaten),
        ("Horvat said they would withdraw their ships unless Hungary opened the border.", .threaten),
        ("Horvat said they would withdraw their ships.", .promise),
    ])
    func ofIntentions(_ body: String, _ act: Statement.Act) { expect(body, act) }

    /// Forecasts, reports of others and undone phrases are comments.
    @Test(arguments: [
        "Horvat said it would be late.", "Horvat said that it would not be late.", "Horvat said he would need ships.",
        "Horvat said that rebels had boycotted the summit.", "Horvat said that the plan was not dangerous.",
        "Horvat said that Hungary had to be ready for winter.", "“The ministers have agreed to meet,” Horvat said.",
    ])
    func tellsCommentsApart(_ body: String) { expect(body, .comment) }

    /// The most words decide, of phrases that overlap the longest, of equal ones the first.
    @Test(arguments: [
        ("“We will not hesitate to act,” Horvat said.", Statement.Act.threaten),
        ("Horvat said that the plan was dangerous and the report untrue.", .criticise),
        ("Horvat said that the report was untrue and the plan dangerous.", .deny),
        ("Horvat said that the plan was dangerous, and that it was out of the question.", .reject),
    ])
    func weighs(_ body: String, _ act: Statement.Act) { expect(body, act) }

    private func expect(_ body: String, _ act: Statement.Act, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(findings(body).statements.map(\.act) == [act], sourceLocation: sourceLocation)
    }

    @Test func wordClassesAreWhole() {
        let table = Table(Resource.at("Lexicon/act_words.tsv"))
        #expect(table.columns == ["class", "words"])
        #expect(table.rows.filter { $0[0] != $0[0].uppercased() || $0[1].isEmpty } == [])
        #expect(Set(table.rows.map { $0[0] }).count == table.rows.count)
        // Every word in capitals of a phrase is a class, else it would never be found; and no class is idle.
        let ownClasses = Set(table.rows.map { $0[0] })
        let cueActs = Set(Statement.Act.allCases.map { $0.rawValue.uppercased() })
        var named: Set<String> = []
        for row in Table(Resource.at("Lexicon/acts.tsv")).rows {
            for word in row[0].split(separator: " ") where word != word.lowercased() {
                named.insert(word.filter { $0 != "?" })
            }
        }
        #expect(named.subtracting(ownClasses).subtracting(cueActs) == [])
        #expect(ownClasses.subtracting(named) == ["OPENER"])
    }
}
