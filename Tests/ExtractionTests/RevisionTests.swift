// Where the network and the rules meet.

import Testing

@testable import Extraction

@Suite struct RevisionTests {
    private func told(_ body: String) -> [String] {
        findings(body).statements.map { statement in
            let content = statement.content.map { text($0, in: body) }.joined(separator: " … ")
            return "\(statement.speaker.name): \(content) [\(statement.rule)]" + (statement.outlet.map { " by \($0)" } ?? "")
        }
    }

    @Test func aHeadlineNamesItsSpeakerBehindTheColon() {
        let body = "Talks to go on: Kremlin\n\nMOSCOW - The weather was fine."
        #expect(told(body) == ["Russia: Talks to go on [headline]"])
        // A topic before the colon, or a sentence behind it, is no statement of a speaker.
        #expect(told("Kremlin: Talks\n\nThe weather was fine.").isEmpty)
    }

    @Test func anOutletThatReportsIsNoSpeaker() {
        #expect(
            told("According to a report by RT, Sergey Lavrov said the West was to blame.") == [
                "Sergey Lavrov: the West was to blame [bare-clause] by a report by RT"
            ])
    }

    @Test func anUnnamedSpokesmanIsNotTheOneWhoWasNamed() {
        #expect(
            told("Kremlin spokesman Dmitry Peskov said talks were over. A White House spokesman said the US was ready.") == [
                "Dmitry Peskov: talks were over [bare-clause]", "White House spokesman: the US was ready [bare-clause]",
            ])
    }

    @Test func theOneAddressedIsNotSaid() {
        #expect(
            told("Sergey Lavrov told his Turkish counterpart that Ankara must choose between the blocs.") == [
                "Sergey Lavrov: Ankara must choose between the blocs [that-clause]"
            ])
    }

    @Test func deniedVerbsSayNothing() {
        #expect(told("Sergey Lavrov did not say that the talks had failed.").isEmpty)
        #expect(told("No minister said that the talks had failed.").isEmpty)
        #expect(told("Sergey Lavrov refused to say whether Moscow would attend.").isEmpty)
        #expect(told("The White House has yet to say whether it will attend.").isEmpty)
        #expect(told("The Chinese Foreign Ministry declined to comment.").isEmpty)
    }

    @Test func theNextVerbOfTheSubjectBeginsAStatementOfItsOwn() {
        #expect(
            told("Sergey Lavrov said that the talks had failed and accused Kiev of lying.") == [
                "Sergey Lavrov: the talks had failed [that-clause]", "Sergey Lavrov: Kiev of lying [object]",
            ])
    }

    @Test func probabilitiesAreToldWhereTheNetworkDecided() throws {
        let statement = try #require(findings("Sergey Lavrov said that the talks had failed.").statements.first)
        let parts = try #require(statement.probabilities)
        #expect([parts.cue, parts.source, parts.content, parts.link].allSatisfy { (0.5...1).contains($0) })
        #expect((0.5...1).contains(statement.confidence))
    }

    @Test func aLongQuotationIsKeptWhole() {
        let quoted = Array(repeating: "We will not accept it, and we will say so every day of this year.", count: 30).joined(
            separator: " ")
        let body = "“\(quoted)” Sergey Lavrov said."
        #expect(findings(body).statements.map { text($0.content[0], in: body) } == [quoted])
    }
}
