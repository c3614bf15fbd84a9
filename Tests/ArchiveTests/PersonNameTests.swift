// Names of one person in several spellings, and of several persons in like ones.

import Testing

@testable import Archive

struct PersonNameTests {
    private func likeness(_ a: String, _ b: String) -> PersonName.Likeness {
        PersonName(folded: fold(a)).likeness(to: PersonName(folded: fold(b)))
    }

    private func key(_ name: String) -> String { PersonName(folded: fold(name)).key }

    @Test(arguments: [
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"), ("Volodymyr Zelenskiy", "Volodymyr Zelenskyi"),
        ("Muammar Gaddafi", "Moammar Qaddafi"), ("Muammar Gadhafi", "Muammar Gaddafi"),
        ("Mohammed Morsi", "Mohamed Mursi"), ("Muhammad Yunus", "Mohammad Yunus"), ("Sergei Ivanov", "Sergey Ivanov"),
        ("Yusuf Alavi", "Youssef Alavi"), ("Hussein Ali", "Hussain Aly"), ("Yevgeny Primakov", "Evgeny Primakov"),
        ("Ilham Aliyev", "Ilham Aliev"), ("Nursultan Nazarbayev", "Nursultan Nazarbaev"),
        ("Yuliya Timoshenko", "Yulia Tymoshenko"),
        ("Abdullah Gul", "Abdallah Gül"), ("Osama Saleh", "Usama Saleh"), ("Aleksei Kudrin", "Alexey Kudrin"),
        ("Bashar al-Assad", "Bashar Assad"), ("Hisham Qandil", "Hesham Kandil"), ("Ali Gedi", "Aly Geddi"),
        ("Ana Bekov", "Anna Bekov"),
        ("Abdel Fattah al-Sisi", "Abdelfattah Sisi"),
    ])
    func spellingsOfOneName(_ a: String, _ b: String) {
        #expect(likeness(a, b) == .variant)
        #expect(likeness(b, a) == .variant)
        #expect(key(a) == key(b))
    }

    @Test(arguments: [
        ("Wang Yi", "Wang Yu"), ("Zhang Jun", "Zhang Jian"), ("Peter Miller", "Peter Muller"), ("Mark Warner", "Mark Warren"),
        ("John Smith", "Jane Smith"), ("George H. W. Bush", "George P. Bush"), ("Ivan Petrov", "Igor Petrov"),
        ("John A. Smith", "John B. Smith"), ("Kim Jong-il", "Kim Jong-un"), ("Li Ming", "Lai Ming"),
        ("Atiur Rahman", "Ataur Rahman"), ("Thomas Hansen", "Tomas Hanson"),
    ])
    func namesOfTwoPersons(_ a: String, _ b: String) {
        #expect(likeness(a, b) <= .loose)
    }

    @Test func fullerNamesAndInitials() {
        #expect(likeness("Jeenbek Kulubaev", "Jeenbek Moldokanovich Kulubaev") == .fuller)
        #expect(likeness("John R. Bolton", "John Bolton") == .fuller)
        #expect(likeness("J. Bolton", "John Bolton") == .loose)
        #expect(likeness("Ana Müller", "ANA MULLER") == .same)
        #expect(likeness("John A. Smith", "John B. Smith") == .none)
    }

    @Test func componentsDependOnNoOrder() {
        // 1 links 0 and 2, which are apart; 3 and 4 belong together.
        let links: Set<Set<Int>> = [[0, 1], [1, 2], [3, 4]]
        let found = components(of: 5, linked: { links.contains([$0, $1]) }, apart: { Set([$0, $1]) == [0, 2] })
        #expect(found == [[0], [1], [2], [3, 4]])
        // A chain of four without one bridge: all alone.
        let chain: Set<Set<Int>> = [[0, 1], [1, 2], [2, 3]]
        #expect(
            components(of: 4, linked: { chain.contains([$0, $1]) }, apart: { Set([$0, $1]) == [0, 3] }) == [[0], [1], [2], [3]])
    }
}
