// `demarche countries`: which countries the articles name, and what is known of one.

import Archive
import ArgumentParser

struct CountriesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "countries",
        abstract: "List the countries of the articles, or show what is known of one.",
        discussion: """
            EXAMPLES:
              demarche countries
              demarche countries Kyrgyzstan
              demarche countries SU --format json

            A country is given by name, adjective, capital or code. Shown are its names, the states before and after it, who \
            heads state, government and ministries by the gazetteer and by the articles, its organizations, counts, and the \
            articles' words.
            """)

    @Argument(help: "Name of a country, adjective, capital or code.", completion: .names([.country]))
    var name: [String] = []
    @OptionGroup var listing: ListingOptions

    func run() throws {
        let archive = try listing.database.currentArchive()
        guard !name.isEmpty else {
            return try listing.print(archive.countries(), of: archive) { "no country in the articles" }
        }
        let text = name.joined(separator: " ")
        guard let code = try archive.country(named: text) else {
            throw nothingFound(try unknown(text, [.country], "country", in: archive))
        }
        try archive.country(code).print(with: listing.output)
    }
}
